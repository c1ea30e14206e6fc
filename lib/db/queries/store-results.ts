import { storableJson } from '#lib/domain/storable-text.ts';
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
  tokens: number;
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
  /** lost: it was broken off, and the provider may have answered it. */
  status: 'answered' | 'failed' | 'lost';
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
  /** What the model said to a problem of a benchmark. */
  reply: { text: string } | null;
};

/** The memory of a batch's pace: after so many seconds an ended request counts for a third. */
export const paceSeconds = 20;

// A call's end, its request's next state, the variant, revision 1, check results, the request of the next hop, the
// ledger and the counters (of an evaluation the reply, or why there is none) are one statement: all or nothing, and a row whose fence is older than the table's takes nothing along. One
// statement for hundreds of results carries thousands a second, where row-by-row writes reach hundreds.
export async function storeResults(
  tx: Tx,
  batch: { projectId: string; batchId: string; at: Date },
  rows: readonly ResultRow[],
): Promise<number> {
  const stored = await tx.$queryRaw<{ count: number }[]>`/* prepared store-results */
    WITH input AS (
      SELECT * FROM jsonb_to_recordset(${storableJson(rows)}::jsonb)
        AS i(id uuid, fence int, status text, step int, attempts int, state jsonb, wait_ms float8, reason text,
             message text, call jsonb, variant jsonb, judgement jsonb, reply jsonb)
    ), ended AS (
      UPDATE generation_requests AS r
      SET status = i.status::"RequestStatus", step = i.step, attempts = i.attempts, state = nullif(i.state, 'null'),
          reason = i.reason, message = i.message, worker_id = CASE WHEN i.status = 'queued' THEN NULL ELSE r.worker_id END,
          provider_batch_id = CASE WHEN i.status = 'queued' THEN NULL ELSE r.provider_batch_id END,
          finished_at = CASE WHEN i.status = 'queued' THEN NULL ELSE ${batch.at}::timestamptz END,
          lease_until = CASE WHEN i.wait_ms > 0 THEN clock_timestamp() + make_interval(secs => i.wait_ms / 1000) END
      FROM input AS i
      WHERE r.id = i.id AND r.fence = i.fence AND r.status IN ('leased', 'submitted')
      RETURNING r.id, r.seq, r.arm_id, r.endpoint_id, r.seed_id, r.problem_id, r.parent_id, r.sample, r.hop, i.status,
                i.reason, i.message, nullif(i.call, 'null') AS call, nullif(i.reply, 'null') AS reply,
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
                            solution, answer, subject, level, tokens, ground_truth, truth, confidence, evidence,
                            check_state, content_hash, created_at, updated_at)
      SELECT v.id, ${batch.projectId}::uuid, ${batch.batchId}::uuid, e.id, e.arm_id, e.seed_id, e.parent_id, e.hop,
             v.method, v.problem, v.solution, v.answer, v.subject, v.level, v.tokens, v.ground_truth, v.truth,
             v.confidence, v.evidence, v.check_state::"CheckState", v.content_hash, ${batch.at}::timestamptz, ${batch.at}::timestamptz
      FROM ended AS e CROSS JOIN LATERAL jsonb_to_record(e.variant)
        AS v(id uuid, method text, problem text, solution text, answer text, subject text, level int, tokens int,
             ground_truth text, truth text, confidence float8, evidence jsonb, check_state text, content_hash text)
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
    ), replied AS (
      INSERT INTO evaluation_replies AS a (id, evaluation_id, problem_id, sample, text, finish_reason, failure,
                                           completion_tokens, milliseconds, request_id)
      SELECT gen_random_uuid(), v.id, e.problem_id, e.sample, coalesce(e.reply ->> 'text', ''),
             e.call ->> 'finish_reason',
             CASE WHEN e.reply IS NULL THEN coalesce(e.message, e.reason, 'It failed without a reason.') END,
             (e.call ->> 'completion_tokens')::int, (e.call ->> 'milliseconds')::int, e.id
      FROM ended AS e JOIN evaluations AS v ON v.batch_id = ${batch.batchId}::uuid
      WHERE e.problem_id IS NOT NULL AND e.status <> 'queued' ORDER BY e.seq
      ON CONFLICT (evaluation_id, problem_id, sample) DO UPDATE
        SET text = EXCLUDED.text, finish_reason = EXCLUDED.finish_reason, failure = EXCLUDED.failure,
            completion_tokens = EXCLUDED.completion_tokens, milliseconds = EXCLUDED.milliseconds
        WHERE a.failure IS NOT NULL
      RETURNING a.evaluation_id, (xmax = 0) AS new
    ), counted AS (
      UPDATE evaluations AS v SET replies = v.replies + n.new
      FROM (SELECT evaluation_id, count(*) FILTER (WHERE new) AS new FROM replied GROUP BY 1) AS n
      WHERE v.id = n.evaluation_id
    ), next_hops AS (
      INSERT INTO generation_requests (id, batch_id, arm_id, endpoint_id, seed_id, parent_id, sample, hop, key)
      SELECT gen_random_uuid(), ${batch.batchId}::uuid, e.arm_id, e.endpoint_id, e.seed_id, (e.variant ->> 'id')::uuid,
             e.sample, e.hop + 1, e.variant ->> 'next_hop'
      FROM ended AS e WHERE e.variant ->> 'next_hop' IS NOT NULL ORDER BY e.seq
      RETURNING 1
    ), sums AS (
      SELECT count(*) FILTER (WHERE status = 'done') AS done, count(*) FILTER (WHERE status = 'refused') AS refused,
             count(*) FILTER (WHERE status = 'failed') AS failed, count(*) FILTER (WHERE status <> 'queued') AS ended
      FROM ended
    ), ledger AS (
      UPDATE batches AS b
      SET spent = b.spent + c.cost, prompt_tokens = b.prompt_tokens + c.prompt,
          cached_tokens = b.cached_tokens + c.cached, completion_tokens = b.completion_tokens + c.completion,
          calls_answered = b.calls_answered + c.answered, calls_failed = b.calls_failed + c.failed,
          calls_lost = b.calls_lost + c.lost,
          done = b.done + e.done, refused = b.refused + e.refused, failed = b.failed + e.failed,
          passed = b.passed + v.passed, undecided = b.undecided + v.undecided,
          failed_checks = b.failed_checks + v.failed, unchecked = b.unchecked + v.unchecked,
          total = b.total + (SELECT count(*) FROM next_hops),
          pace = e.ended / ${paceSeconds}::float8 + b.pace * CASE WHEN b.pace_at IS NULL THEN 0 ELSE exp(greatest(-700,
            extract(epoch FROM b.pace_at - clock_timestamp())::float8 / ${paceSeconds}::float8)) END,
          pace_at = clock_timestamp(), pace_from = coalesce(b.pace_from, b.started_at, clock_timestamp())
      FROM (SELECT coalesce(sum(cost), 0) AS cost, coalesce(sum(prompt_tokens), 0) AS prompt,
                   coalesce(sum(cached_tokens), 0) AS cached, coalesce(sum(completion_tokens), 0) AS completion,
                   count(*) FILTER (WHERE status = 'answered') AS answered,
                   count(*) FILTER (WHERE status = 'failed') AS failed, count(*) FILTER (WHERE status = 'lost') AS lost
            FROM called) AS c,
           (SELECT count(*) FILTER (WHERE check_state = 'passed') AS passed,
                   count(*) FILTER (WHERE check_state = 'undecided') AS undecided,
                   count(*) FILTER (WHERE check_state = 'failed') AS failed,
                   count(*) FILTER (WHERE check_state = 'unchecked') AS unchecked FROM stored) AS v, sums AS e
      WHERE b.id = ${batch.batchId}::uuid
      RETURNING b.id
    ), reasons AS (
      INSERT INTO batch_reasons AS k (batch_id, status, reason, count, example)
      SELECT ${batch.batchId}::uuid, status::"RequestStatus", coalesce(reason, 'unknown'), count(*),
             coalesce(min(message), '')
      FROM ended WHERE status IN ('refused', 'failed') AND EXISTS (SELECT FROM ledger) GROUP BY 2, 3 ORDER BY 2, 3
      ON CONFLICT (batch_id, status, reason) DO UPDATE SET count = k.count + EXCLUDED.count
    )
    SELECT count(*)::int AS count FROM ended`;
  return stored[0]?.count ?? 0;
}
