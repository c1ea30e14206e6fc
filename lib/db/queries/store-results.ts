import type { Tx } from '../client.ts';

export type CheckRow = { rule: string; outcome: string; reason: string; evidence: Record<string, unknown> };
export type VariantRow = {
  id: string;
  problem: string;
  solution: string;
  answer: string;
  subject: string | null;
  level: number | null;
  evidence: Record<string, unknown>;
  content_hash: string;
  check_state: string;
  checks: CheckRow[];
};
export type ResultRow = {
  id: string;
  fence: number;
  status: 'done' | 'refused' | 'failed';
  reason: string | null;
  message: string | null;
  reply: string | null;
  prompt_tokens: number | null;
  completion_tokens: number | null;
  cost: number | null;
  variant: VariantRow | null;
};

// Ending a request, its variant, revision 1 and check results is one statement: all or nothing, and a row whose fence
// is older than the table's takes nothing along. One statement for hundreds of results carries thousands a second,
// where row-by-row writes reach hundreds.
export async function storeResults(
  tx: Tx,
  batch: { projectId: string; method: string; groundTruth: string; at: Date },
  rows: readonly ResultRow[],
): Promise<number> {
  const stored = await tx.$queryRaw<{ count: number }[]>`
    WITH input AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS i(id uuid, fence int, status text, reason text, message text, reply text, prompt_tokens int,
             completion_tokens int, cost numeric, variant jsonb)
    ), ended AS (
      UPDATE generation_requests AS r
      SET status = i.status::"RequestStatus", reason = i.reason, message = i.message, reply = i.reply,
          prompt_tokens = i.prompt_tokens, completion_tokens = i.completion_tokens, cost = i.cost,
          finished_at = ${batch.at}, lease_until = NULL
      FROM input AS i
      WHERE r.id = i.id AND r.fence = i.fence AND r.status = 'leased'
      RETURNING r.id, r.seq, r.batch_id, r.seed_id, nullif(i.variant, 'null') AS variant
    ), stored AS (
      INSERT INTO variants (id, project_id, batch_id, request_id, seed_id, method, problem, solution, answer, subject,
                            level, ground_truth, evidence, check_state, content_hash, created_at, updated_at)
      SELECT v.id, ${batch.projectId}::uuid, e.batch_id, e.id, e.seed_id, ${batch.method}, v.problem, v.solution,
             v.answer, v.subject, v.level, ${batch.groundTruth}, v.evidence, v.check_state::"CheckState",
             v.content_hash, ${batch.at}, ${batch.at}
      FROM ended AS e CROSS JOIN LATERAL jsonb_to_record(e.variant)
        AS v(id uuid, problem text, solution text, answer text, subject text, level int, evidence jsonb,
             check_state text, content_hash text)
      WHERE e.variant IS NOT NULL ORDER BY e.seq
      RETURNING id, problem, solution, answer
    ), first_revisions AS (
      INSERT INTO revisions (variant_id, number, problem, solution, answer, at)
      SELECT id, 1, problem, solution, answer, ${batch.at} FROM stored
    ), checked AS (
      INSERT INTO check_results (variant_id, revision, rule, outcome, reason, evidence, at)
      SELECT (e.variant ->> 'id')::uuid, 1, c.rule, c.outcome::"CheckOutcome", c.reason, c.evidence, ${batch.at}
      FROM ended AS e CROSS JOIN LATERAL jsonb_to_recordset(e.variant -> 'checks')
        AS c(rule text, outcome text, reason text, evidence jsonb)
      WHERE e.variant IS NOT NULL
    )
    SELECT count(*)::int AS count FROM ended`;
  return stored[0]?.count ?? 0;
}
