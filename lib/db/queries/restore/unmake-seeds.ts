import type { Tx } from '../../client.ts';

// The seeds that a restore made again, where nothing grows from them any more.
export async function unmakeSeeds(tx: Tx, projectId: string, restoredAt: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM seeds AS s USING seed_imports AS i
    WHERE s.project_id = ${projectId}::uuid AND i.id = s.import_id AND i.created_at = ${restoredAt}
      AND s.created_at = ${restoredAt} AND i.format IS NULL
      AND NOT EXISTS (SELECT FROM variants AS v WHERE v.seed_id = s.id)
      AND NOT EXISTS (SELECT FROM generation_requests AS r WHERE r.seed_id = s.id)`;
}
