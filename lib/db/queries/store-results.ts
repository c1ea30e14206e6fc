import type { Tx } from '../client.ts';

export type CheckRow = { rule: string; outcome: string; reason: string; evidence: Record<string, unknown> };
export type VariantRow = {
  id: string;
  method: string;
  problem: string;
  solution: string;
  answer: string;
  truth: string | null;
  ground_truth: string;
  confidence: number | null;
  subject: string | null;
  level: number | null;
  evidence: Record<string, unknown>;
  content_hash: string;
  check_state: string;
  checks: CheckRow[];
  /** The key of the request of the next hop; null where there is none. */
  next_hop: string | null;
};
/** One call, as it ended. */
export type CallRow = {
  step: number;
  attempt: number;
  template: string;
  status: 'answered' | 'failed';
  reason: string | null;
  message: string | null;
  provider_id: string | null;
  reply: string | null;
  reasoning: string | null;
  finish_reason: string | null;
  prompt_tokens: number | null;
  cached_tokens: number | null;
  completion_tokens: number | null;
  cost: number | null;
  milliseconds: number | null;
};
export type JudgementRow = {
  variant_id: string;
  revision: number;
  judge: string;
  solvable: boolean;
  self_contained: boolean;
  correct: boolean;
  difficulty: number;
  reason: string;
};
export type ResultRow = {
  id: string;
  fence: number;
  /** queued: the next call follows, or this one is to be tried again after `wait_ms`. */
  status: 'queued' | 'done' | 'refused' | 'failed';
  step: number;
  attempts: number;
  state: Record<string, unknown> | null;
  wait_ms: number;
  reason: string | null;
  message: string | null;
  call: CallRow | null;
  variant: VariantRow | null;
  judgement: JudgementRow | null;
};

// A call's end, its request's next state, the variant, revision 1, check results, the request of the next hop and the
// ledger are one statement: all or nothing, and a row whose fence is older than the table's takes nothing along. One
// statement for hundreds of results carries thousands a second, where row-by-row writes reach hundreds.
export async function storeResults(
  tx: Tx,
  batch: { projectId: string; batchId: string; at: Date },
  rows: readonly ResultRow[],
): Promise<number> {
  const stored = await tx.$queryRaw<{ count: number }[]>`
    WITH input AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS i(id uuid, fence int, status text, step int, attempts int, state jsonb, wait_ms float8, reason text,
             message text, call jsonb, variant jsonb, judgement jsonb)
    ), ended AS (
      UPDATE generation_requests AS r
      SET status = i.status::"RequestStatus", step = i.step, attempts = i.attempts, state = nullif(i.state, 'null'),
          reason = i.reason, message = i.message, worker_id = CASE WHEN i.status = 'queued' THEN NULL ELSE r.worker_id END,
          finished_at = CASE WHEN i.status = 'queued' THEN NULL ELSE ${batch.at}::timestamptz END,
          lease_until = CASE WHEN i.wait_ms > 0 THEN clock_timestamp() + make_interval(secs => i.wait_ms / 1000) END
      FROM input AS i
      WHERE r.id = i.id AND r.fence = i.fence AND r.status = 'leased'
      RETURNING r.id, r.seq, r.arm_id, r.endpoint_id, r.seed_id, r.parent_id, r.sample, r.hop, nullif(i.call, 'null') AS call,
                nullif(i.variant, 'null') AS variant, nullif(i.judgement, 'null') AS judgement
    ), called AS (
      INSERT INTO model_calls (id, batch_id, request_id, endpoint_id, step, attempt, template, status, reason, message,
                               provider_id, reply, reasoning, finish_reason, prompt_tokens, cached_tokens,
                               completion_tokens, cost, milliseconds, at)
      SELECT gen_random_uuid(), ${batch.batchId}::uuid, e.id, e.endpoint_id, c.step, c.attempt, c.template,
             c.status::"CallStatus", c.reason, c.message, c.provider_id, c.reply, c.reasoning, c.finish_reason,
             c.prompt_tokens, c.cached_tokens, c.completion_tokens, c.cost, c.milliseconds, ${batch.at}::timestamptz
      FROM ended AS e CROSS JOIN LATERAL jsonb_to_record(e.call)
        AS c(step int, attempt int, template text, status text, reason text, message text, provider_id text, reply text,
             reasoning text, finish_reason text, prompt_tokens int, cached_tokens int, completion_tokens int,
             cost numeric, milliseconds int)
      WHERE e.call IS NOT NULL
      RETURNING status, prompt_tokens, cached_tokens, completion_tokens, cost
    ), stored AS (
      INSERT INTO variants (id, project_id, batch_id, request_id, arm_id, seed_id, parent_id, hop, method, problem,
                            solution, answer, subject, level, ground_truth, truth, confidence, evidence, check_state,
                            content_hash, created_at, updated_at)
      SELECT v.id, ${batch.projectId}::uuid, ${batch.batchId}::uuid, e.id, e.arm_id, e.seed_id, e.parent_id, e.hop,
             v.method, v.problem, v.solution, v.answer, v.subject, v.level, v.ground_truth, v.truth, v.confidence,
             v.evidence, v.check_state::"CheckState", v.content_hash, ${batch.at}::timestamptz, ${batch.at}::timestamptz
      FROM ended AS e CROSS JOIN LATERAL jsonb_to_record(e.variant)
        AS v(id uuid, method text, problem text, solution text, answer text, subject text, level int, ground_truth text,
             truth text, confidence float8, evidence jsonb, check_state text, content_hash text)
      WHERE e.variant IS NOT NULL ORDER BY e.seq
      RETURNING id, problem, solution, answer, check_state
    ), first_revisions AS (
      INSERT INTO revisions (variant_id, number, problem, solution, answer, at)
      SELECT id, 1, problem, solution, answer, ${batch.at}::timestamptz FROM stored
    ), checked AS (
      INSERT INTO check_results (variant_id, revision, rule, outcome, reason, evidence, at)
      SELECT (e.variant ->> 'id')::uuid, 1, c.rule, c.outcome::"CheckOutcome", c.reason, c.evidence, ${batch.at}::timestamptz
      FROM ended AS e CROSS JOIN LATERAL jsonb_to_recordset(e.variant -> 'checks')
        AS c(rule text, outcome text, reason text, evidence jsonb)
      WHERE e.variant IS NOT NULL
    ), judged AS (
      INSERT INTO judgements (id, project_id, variant_id, revision, request_id, judge, solvable, self_contained, correct,
                              difficulty, reason, at)
      SELECT gen_random_uuid(), ${batch.projectId}::uuid, j.variant_id, j.revision, e.id, j.judge, j.solvable,
             j.self_contained, j.correct, j.difficulty, j.reason, ${batch.at}::timestamptz
      FROM ended AS e CROSS JOIN LATERAL jsonb_to_record(e.judgement)
        AS j(variant_id uuid, revision int, judge text, solvable bool, self_contained bool, correct bool,
             difficulty int, reason text)
      WHERE e.judgement IS NOT NULL
    ), next_hops AS (
      INSERT INTO generation_requests (id, batch_id, arm_id, endpoint_id, seed_id, parent_id, sample, hop, key)
      SELECT gen_random_uuid(), ${batch.batchId}::uuid, e.arm_id, e.endpoint_id, e.seed_id, (e.variant ->> 'id')::uuid,
             e.sample, e.hop + 1, e.variant ->> 'next_hop'
      FROM ended AS e WHERE e.variant ->> 'next_hop' IS NOT NULL ORDER BY e.seq
      RETURNING 1
    ), ledger AS (
      UPDATE batches
      SET spent = spent + (SELECT coalesce(sum(cost), 0) FROM called),
          prompt_tokens = prompt_tokens + (SELECT coalesce(sum(prompt_tokens), 0) FROM called),
          cached_tokens = cached_tokens + (SELECT coalesce(sum(cached_tokens), 0) FROM called),
          completion_tokens = completion_tokens + (SELECT coalesce(sum(completion_tokens), 0) FROM called),
          calls_answered = calls_answered + (SELECT count(*) FROM called WHERE status = 'answered'),
          calls_failed = calls_failed + (SELECT count(*) FROM called WHERE status = 'failed'),
          passed = passed + (SELECT count(*) FROM stored WHERE check_state = 'passed'),
          total = total + (SELECT count(*) FROM next_hops)
      WHERE id = ${batch.batchId}::uuid
    )
    SELECT count(*)::int AS count FROM ended`;
  return stored[0]?.count ?? 0;
}
