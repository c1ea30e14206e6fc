import type { Tx } from '#lib/db/client.ts';
import { conflict } from '#lib/domain/errors.ts';

/** Throws CONFLICT where a version of the project has one of these names. */
export async function requireFreeNames(tx: Tx, projectId: string, names: readonly string[]): Promise<void> {
  const taken = await tx.datasetVersion.findFirst({ where: { projectId, name: { in: [...names] } } });
  if (taken) {
    throw conflict(
      `A version named "${taken.name}" exists: it is number ${taken.number}. Choose another name.`,
    );
  }
}
