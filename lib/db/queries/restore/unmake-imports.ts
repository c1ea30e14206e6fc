import type { Tx } from '../../client.ts';

// The imports under which a restore had made them.
export async function unmakeImports(tx: Tx, projectId: string, restoredAt: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM seed_imports AS i
    WHERE i.project_id = ${projectId}::uuid AND i.created_at = ${restoredAt} AND i.format IS NULL
      AND NOT EXISTS (SELECT FROM seeds AS s WHERE s.import_id = i.id)
      AND NOT EXISTS (SELECT FROM variants AS v WHERE v.import_id = i.id)`;
}
