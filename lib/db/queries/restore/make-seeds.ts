import type { Tx } from '../../client.ts';

export type SeedMaking = { projectId: string; importId: string; source: string; licence: string; at: Date };

// Seeds that were deleted are made again of what the version says of them, which is their text; of rows with one seed the
// first speaks.
export async function makeSeeds(tx: Tx, one: SeedMaking): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO seeds (id, project_id, import_id, row_number, problem, content_hash, meta, tokens, created_at)
    SELECT DISTINCT ON (t.seed_hash) o.seed_id, ${one.projectId}::uuid, ${one.importId}::uuid, o.position + 1,
           t.seed_problem, t.seed_hash, '{"named": "by the rows that were made from it"}', t.seed_tokens, ${one.at}
    FROM restore_texts AS t JOIN restore_rows AS o USING (position)
    WHERE NOT o.there AND t.seed_id IS NULL AND t.source = ${one.source} AND t.licence = ${one.licence}
    ORDER BY t.seed_hash, o.position
    ON CONFLICT DO NOTHING`;
}
