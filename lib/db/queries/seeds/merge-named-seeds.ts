import type pg from 'pg';
import type { Merge, RowTokens } from './merge-seeds.ts';

// The originals that synthetic rows name and the project does not have. Of several rows one with an answer speaks for
// all; the seed says of itself that it came by its name, without a solution.
export async function mergeNamedSeeds(client: pg.PoolClient, one: Merge, tokens: RowTokens): Promise<void> {
  await client.query(
    `INSERT INTO seeds (id, project_id, import_id, row_number, problem, answer, content_hash, meta, tokens)
     SELECT o.origin_id, $1, $2, o.row_number, o.origin_problem, o.origin_answer, o.origin_hash,
            '{"named": "by the rows that were made from it"}', ($3::int[])[o.row_number - $4 + 1]
     FROM (SELECT DISTINCT ON (origin_hash) origin_id, row_number, origin_problem, origin_answer, origin_hash
           FROM ${one.table} WHERE origin_hash IS NOT NULL AND solution IS NOT NULL
           ORDER BY origin_hash, origin_answer IS NULL, row_number) AS o
     ORDER BY o.row_number
     ON CONFLICT (project_id, content_hash) DO NOTHING`,
    [one.projectId, one.importId, tokens.original, tokens.first],
  );
}
