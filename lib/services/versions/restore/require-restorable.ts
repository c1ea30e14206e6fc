import type { DatasetVersion } from '#lib/db/generated/client.ts';
import { precondition } from '#lib/domain/errors.ts';

/** Throws PRECONDITION for a version whose rows are no variants. */
export function requireRestorable({ kind, name }: Pick<DatasetVersion, 'kind' | 'name'>): void {
  if (kind === 'sft') return;
  throw precondition(`The version "${name}" holds pairs of replies, which no state of the variants gives.`);
}
