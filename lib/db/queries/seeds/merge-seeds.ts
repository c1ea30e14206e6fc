import type pg from 'pg';

/** Where rows are merged from and into. */
export type Merge = { table: string; projectId: string; importId: string };

/**
 * Tokens of each row's own text, of the original that it names and of the worse side of a pair; the row of number `first`
 * stands first.
 */
export type RowTokens = { first: number; own: number[]; original: number[]; rejected: number[] };

// The unique key (project, content hash) decides what is new, also between two imports of one file at once. A row that
// names its original becomes a variant, unless it has no solution.
export async function mergeSeeds(client: pg.PoolClient, one: Merge, tokens: RowTokens): Promise<number> {
  const merged = await client.query(
    `INSERT INTO seeds (id, project_id, import_id, row_number, original_id, problem, solution, answer, subject,
                        level, content_hash, meta, method, source, tokens)
     SELECT r.id, $1, $2, r.row_number, r.original_id, r.problem, r.solution, r.answer, r.subject, r.level,
            r.content_hash, r.meta, r.method, r.source, ($3::int[])[r.row_number - $4 + 1]
     FROM ${one.table} AS r
     WHERE r.origin_hash IS NULL OR r.solution IS NULL
     ORDER BY r.row_number
     ON CONFLICT (project_id, content_hash) DO NOTHING`,
    [one.projectId, one.importId, tokens.own, tokens.first],
  );
  return merged.rowCount ?? 0;
}
