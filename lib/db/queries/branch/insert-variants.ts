import type { Tx } from '../../client.ts';

export type BranchVariant = {
  id: string;
  /** The variant and its revision in the project that is branched from. */
  from: string;
  revision: number;
  row_number: number;
  seed_hash: string;
  method: string;
  problem: string;
  solution: string;
  answer: string;
  subject: string | null;
  level: number | null;
  ground_truth: string;
  source: string;
  model: string | null;
  content_hash: string;
  tokens: number;
  step: number | null;
};

export type BranchTarget = {
  projectId: string;
  importId: string;
  /** Of the version, for evidence and history. */
  origin: { project: string; version: number; name: string };
  note: string;
  label: string;
  at: Date;
};

// A chunk of rows as accepted variants under their seeds, with the checks of the frozen revision and its label: one
// statement, so that a row is there with all that belongs to it.
export async function insertBranchVariants(tx: Tx, one: BranchTarget, rows: readonly BranchVariant[]) {
  return tx.$executeRaw`
    WITH input AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS i(id uuid, "from" uuid, revision int, row_number int, seed_hash text, method text, problem text, solution text,
             answer text, subject text, level int, ground_truth text, source text, model text, content_hash text,
             tokens int, step int)
    ), made AS (
      INSERT INTO variants (id, project_id, import_id, row_number, source, seed_id, method, problem, solution, answer,
                            subject, level, ground_truth, truth, model, confidence, evidence, tokens, estimated_level,
                            estimated_subject, estimate_basis, status, check_state, content_hash, created_at, updated_at)
      SELECT i.id, ${one.projectId}::uuid, ${one.importId}::uuid, i.row_number, i.source, s.id, i.method, i.problem,
             i.solution, i.answer, i.subject, i.level, i.ground_truth, v.truth, i.model, v.confidence,
             jsonb_build_object('branchedFrom', ${JSON.stringify(one.origin)}::jsonb
               || jsonb_build_object('row', i.row_number, 'variant', i."from")),
             i.tokens, v.estimated_level, v.estimated_subject, v.estimate_basis, 'accepted',
             coalesce((SELECT max(c.outcome::text::"CheckState") FROM check_results AS c
                       WHERE c.variant_id = i."from" AND c.revision = i.revision AND c.outcome <> 'skipped'), 'unchecked'),
             i.content_hash, ${one.at}, ${one.at}
      FROM input AS i
      JOIN seeds AS s ON s.project_id = ${one.projectId}::uuid AND s.content_hash = i.seed_hash
      LEFT JOIN variants AS v ON v.id = i."from" AND v.revision = i.revision
      ORDER BY i.row_number
      RETURNING id, problem, solution, answer
    ), said AS (
      INSERT INTO revisions (variant_id, number, problem, solution, answer, note, at)
      SELECT id, 1, problem, solution, answer, ${one.note}, ${one.at} FROM made
    ), checks AS (
      INSERT INTO check_results (variant_id, revision, rule, outcome, reason, evidence, at)
      SELECT i.id, 1, c.rule, c.outcome, c.reason, c.evidence, c.at
      FROM input AS i JOIN check_results AS c ON c.variant_id = i."from" AND c.revision = i.revision
    ), labels AS (
      INSERT INTO step_labels (id, project_id, variant_id, revision, step, actor_label, at)
      SELECT gen_random_uuid(), ${one.projectId}::uuid, id, 1, step, ${one.label}, ${one.at} FROM input WHERE step IS NOT NULL)
    SELECT 1 FROM made`;
}
