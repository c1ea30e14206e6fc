import type { Tx } from '../client.ts';

export type ArmHistoryRow = {
  method: string;
  endpointId: string | null;
  completionTokens: number | null;
  variantsPerRequest: number | null;
};

// What the last arms of each method and model gave, for estimates: twenty arms of each suffice and keep this cheap.
export async function armHistory(tx: Tx, projectId: string): Promise<ArmHistoryRow[]> {
  return tx.$queryRaw<ArmHistoryRow[]>`
    WITH recent AS (
      SELECT * FROM (
        SELECT a.id, a.batch_id, a.method, a.endpoint_id,
               row_number() OVER (PARTITION BY a.method, a.endpoint_id ORDER BY b.seq DESC) AS place
        FROM batch_arms AS a JOIN batches AS b ON b.id = a.batch_id WHERE b.project_id = ${projectId}::uuid) AS ranked
      WHERE place <= 20
    ), counted AS (
      SELECT a.method, a.endpoint_id, count(*) AS requests,
             count(v.id) FILTER (WHERE v.check_state <> 'failed') AS variants
      FROM recent AS a JOIN generation_requests AS r ON r.batch_id = a.batch_id AND r.arm_id = a.id AND r.status IN ('done', 'refused', 'failed')
      LEFT JOIN variants AS v ON v.request_id = r.id GROUP BY 1, 2
    ), called AS (
      SELECT a.method, a.endpoint_id, avg(c.completion_tokens)::float8 AS tokens
      FROM recent AS a JOIN generation_requests AS r ON r.batch_id = a.batch_id AND r.arm_id = a.id
      JOIN model_calls AS c ON c.request_id = r.id AND c.status = 'answered' GROUP BY 1, 2
    )
    SELECT n.method, n.endpoint_id AS "endpointId", c.tokens AS "completionTokens",
           CASE WHEN n.requests > 0 THEN n.variants::float8 / n.requests END AS "variantsPerRequest"
    FROM counted AS n LEFT JOIN called AS c ON c.method = n.method AND c.endpoint_id IS NOT DISTINCT FROM n.endpoint_id`;
}
