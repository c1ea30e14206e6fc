import type pg from 'pg';
import type { Merge, RowTokens } from './merge-seeds.ts';

// Synthetic rows that did not become seeds: under the seed that they name, else under the one with their own problem,
// whose further solutions they are. What has the problem and the solution of its seed or of a standing variant is a
// duplicate. OFFSET 0 keeps the seed's look-up by itself: taken for one row, it was planned as a walk through all seeds for
// each of 34,000 (60 s a part for 10).
export async function mergeVariants(
  client: pg.PoolClient,
  one: Merge & { at: Date },
  tokens: RowTokens,
): Promise<number> {
  const merged = await client.query(
    `WITH placed AS (
       SELECT DISTINCT ON (r.content_hash, r.solution COLLATE "C")
              r.*, s.id AS seed_id, s.content_hash = r.content_hash AS same_problem,
              coalesce(r.origin_answer, s.answer) AS known, s.subject AS seed_subject, s.level AS seed_level
       FROM ${one.table} AS r
       CROSS JOIN LATERAL (
         SELECT s.* FROM seeds AS s
         WHERE s.project_id = $1 AND s.content_hash = coalesce(r.origin_hash, r.content_hash) OFFSET 0) AS s
       WHERE r.synthetic AND r.solution IS NOT NULL AND s.id <> r.id
         AND NOT (s.content_hash = r.content_hash AND s.solution IS NOT DISTINCT FROM r.solution)
         AND NOT EXISTS (SELECT FROM variants AS v WHERE v.project_id = $1 AND v.content_hash = r.content_hash
                         AND v.solution = r.solution)
       ORDER BY r.content_hash, r.solution COLLATE "C", r.row_number
     ), added AS (
       INSERT INTO variants (id, project_id, import_id, row_number, source, seed_id, method, problem, solution, answer,
                             subject, level, ground_truth, truth, evidence, tokens, content_hash, created_at, updated_at)
       SELECT p.id, $1, $2, p.row_number, p.source, p.seed_id,
              coalesce(p.variant_method, CASE WHEN p.same_problem THEN 'answer-augmentation' ELSE 'imported' END),
              p.problem, p.solution, coalesce(p.answer, ''), coalesce(p.subject, p.seed_subject),
              coalesce(p.level, p.seed_level),
              CASE WHEN (p.keeps_answer OR p.same_problem) AND p.known IS NOT NULL THEN 'inherited' ELSE 'none' END,
              CASE WHEN p.keeps_answer OR p.same_problem THEN p.known END,
              jsonb_strip_nulls(jsonb_build_object('originalId', p.original_id)) || jsonb_build_object('meta', p.meta),
              ($3::int[])[p.row_number - $4 + 1], p.content_hash, $5, $5
       FROM placed AS p ORDER BY p.row_number
       RETURNING id, problem, solution, answer)
     INSERT INTO revisions (variant_id, number, problem, solution, answer, at)
     SELECT id, 1, problem, solution, answer, $5 FROM added`,
    [one.projectId, one.importId, tokens.own, tokens.first, one.at],
  );
  return merged.rowCount ?? 0;
}
