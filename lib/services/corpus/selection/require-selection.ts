import type { Tx } from '#lib/db/client.ts';
import { notFound } from '#lib/domain/errors.ts';

/** A filter that names a selection of another project, or a deleted one, would silently admit nothing. */
export async function requireSelection(tx: Tx, projectId: string, id: string | undefined): Promise<void> {
  if (id === undefined) return;
  const found = await tx.corpusSelection.count({ where: { id, projectId } });
  if (found === 0) throw notFound('This selection');
}
