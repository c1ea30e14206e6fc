import type pg from 'pg';
import { worseThanChosen } from '#lib/domain/review/reason-subject.ts';
import type { Merge, RowTokens } from './merge-seeds.ts';

// The worse sides of pairs: rejected variants under the seed of their row, with a decision that says who rejected them.
// What has the problem and the solution of a standing variant is there already.
export async function mergeRejected(
  client: pg.PoolClient,
  one: Merge & { at: Date; label: string },
  tokens: RowTokens,
): Promise<number> {
  const merged = await client.query(
    `WITH placed AS (
       SELECT DISTINCT ON (r.content_hash, r.rejected_solution COLLATE "C")
              r.*, s.id AS seed_id, s.content_hash = r.content_hash AS same_problem, s.subject AS seed_subject,
              s.level AS seed_level
       FROM ${one.table} AS r
       CROSS JOIN LATERAL (
         SELECT s.* FROM seeds AS s
         WHERE s.project_id = $1 AND s.content_hash = coalesce(r.origin_hash, r.content_hash) OFFSET 0) AS s
       WHERE r.rejected_solution IS NOT NULL
         AND NOT EXISTS (SELECT FROM variants AS v WHERE v.project_id = $1 AND v.content_hash = r.content_hash
                         AND v.solution = r.rejected_solution)
       ORDER BY r.content_hash, r.rejected_solution COLLATE "C", r.row_number
     ), added AS (
       INSERT INTO variants (id, project_id, import_id, row_number, source, seed_id, method, problem, solution, answer,
                             subject, level, ground_truth, status, evidence, tokens, content_hash, created_at, updated_at)
       SELECT p.rejected_id, $1, $2, p.row_number, p.source, p.seed_id,
              coalesce(p.variant_method, CASE WHEN p.same_problem THEN 'answer-augmentation' ELSE 'imported' END),
              p.problem, p.rejected_solution, coalesce(p.rejected_answer, ''), coalesce(p.subject, p.seed_subject),
              coalesce(p.level, p.seed_level), 'none', 'rejected',
              jsonb_strip_nulls(jsonb_build_object('rejectedFrom', p.rejected_from)) || '{"worseThan": []}',
              ($3::int[])[p.row_number - $4 + 1], p.content_hash, $5, $5
       FROM placed AS p ORDER BY p.row_number
       RETURNING id, problem, solution, answer
     ), first_revisions AS (
       INSERT INTO revisions (variant_id, number, problem, solution, answer, at)
       SELECT id, 1, problem, solution, answer, $5 FROM added)
     INSERT INTO decisions (id, project_id, group_id, variant_id, revision, action, reasons, note, previous_status,
                            actor_label, at)
     SELECT gen_random_uuid(), $1, $2, id, 1, 'reject', ARRAY[$6::text], '', 'pending', 'import of ' || $7::text, $5
     FROM added`,
    [
      ...[one.projectId, one.importId, tokens.rejected, tokens.first, one.at],
      ...[worseThanChosen, one.label],
    ],
  );
  return merged.rowCount ?? 0;
}
