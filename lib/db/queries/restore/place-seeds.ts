import type { Tx } from '../../client.ts';

// The seed of each row whose variant is made again: its own, or the one with the same text that came since.
export async function placeSeeds(tx: Tx, projectId: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE restore_texts AS t SET seed_id = s.id
    FROM restore_rows AS o, seeds AS s
    WHERE o.position = t.position AND NOT o.there AND s.project_id = ${projectId}::uuid AND s.content_hash = t.seed_hash`;
}
