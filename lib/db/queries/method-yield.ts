import type { Tx } from '../client.ts';

export type YieldRow = {
  method: string;
  templateHash: string | null;
  model: string | null;
  /** The templates as the latest batch resolved them. */
  templates: { name: string; origin: 'built-in' | 'project'; version: number }[];
  requests: number;
  done: number;
  refused: number;
  failed: number;
  calls: number;
  lost: number;
  promptTokens: number;
  completionTokens: number;
  dollars: number;
  variants: number;
  passed: number;
  failedChecks: number;
  accepted: number;
  rejected: number;
  edited: number;
};

// What each method brought, by template version and model: three grouped passes over the project's arms, requests,
// calls and variants. A report that a lead opens now and then, not a list that everyone scrolls.
export async function methodYield(tx: Tx, projectId: string): Promise<YieldRow[]> {
  return tx.$queryRaw<YieldRow[]>`
    WITH arm AS (
      SELECT a.id, a.method, a.template_hash, a.recipe #>> '{model,name}' AS model, a.recipe -> 'templates' AS templates,
             b.id AS batch_id, b.seq
      FROM batch_arms AS a JOIN batches AS b ON b.id = a.batch_id
      WHERE b.project_id = ${projectId}::uuid AND b.makes = 'variants'
    ), asked AS (
      SELECT r.arm_id, count(*) AS requests, count(*) FILTER (WHERE r.status = 'done') AS done,
             count(*) FILTER (WHERE r.status = 'refused') AS refused, count(*) FILTER (WHERE r.status = 'failed') AS failed
      FROM generation_requests AS r WHERE r.batch_id IN (SELECT batch_id FROM arm) GROUP BY r.arm_id
    ), called AS (
      SELECT r.arm_id, count(*) FILTER (WHERE c.status = 'answered') AS calls,
             count(*) FILTER (WHERE c.status = 'lost') AS lost, coalesce(sum(c.prompt_tokens), 0) AS prompt_tokens,
             coalesce(sum(c.completion_tokens), 0) AS completion_tokens, coalesce(sum(c.cost), 0) AS dollars
      FROM model_calls AS c JOIN generation_requests AS r ON r.id = c.request_id
      WHERE c.batch_id IN (SELECT batch_id FROM arm) GROUP BY r.arm_id
    ), made AS (
      SELECT v.arm_id, count(*) AS variants, count(*) FILTER (WHERE v.check_state = 'passed') AS passed,
             count(*) FILTER (WHERE v.check_state = 'failed') AS failed_checks,
             count(*) FILTER (WHERE v.status = 'accepted') AS accepted,
             count(*) FILTER (WHERE v.status = 'rejected') AS rejected, count(*) FILTER (WHERE v.revision > 1) AS edited
      FROM variants AS v WHERE v.batch_id IN (SELECT batch_id FROM arm) GROUP BY v.arm_id
    )
    SELECT arm.method, arm.template_hash AS "templateHash", arm.model,
           (array_agg(arm.templates ORDER BY arm.seq DESC))[1] AS templates,
           coalesce(sum(asked.requests), 0)::int AS requests, coalesce(sum(asked.done), 0)::int AS done,
           coalesce(sum(asked.refused), 0)::int AS refused, coalesce(sum(asked.failed), 0)::int AS failed,
           coalesce(sum(called.calls), 0)::int AS calls, coalesce(sum(called.lost), 0)::int AS lost,
           coalesce(sum(called.prompt_tokens), 0)::float8 AS "promptTokens",
           coalesce(sum(called.completion_tokens), 0)::float8 AS "completionTokens",
           coalesce(sum(called.dollars), 0)::float8 AS dollars,
           coalesce(sum(made.variants), 0)::int AS variants, coalesce(sum(made.passed), 0)::int AS passed,
           coalesce(sum(made.failed_checks), 0)::int AS "failedChecks", coalesce(sum(made.accepted), 0)::int AS accepted,
           coalesce(sum(made.rejected), 0)::int AS rejected, coalesce(sum(made.edited), 0)::int AS edited
    FROM arm LEFT JOIN asked ON asked.arm_id = arm.id LEFT JOIN called ON called.arm_id = arm.id
    LEFT JOIN made ON made.arm_id = arm.id
    GROUP BY arm.method, arm.template_hash, arm.model
    ORDER BY sum(made.variants) DESC NULLS LAST, arm.method`;
}
