import type { Tx } from '../client.ts';

// The rows stay in the database on their way from the selection to the version: up to millions of them.
export async function storeVersionRows(tx: Tx, versionId: string): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO version_rows (version_id, position, variant_id, revision, seed_id, method, problem, solution,
                              answer, subject, level, lineage)
    SELECT ${versionId}::uuid, position, variant_id, revision, seed_id, method, problem, solution,
           answer, subject, level, lineage
    FROM frozen_rows ORDER BY position`;
}
