import type { Tx } from '../client.ts';

export type ReasonRow = {
  method: string;
  templateHash: string | null;
  model: string | null;
  reason: string;
  count: number;
};

// Why people rejected what a method made: the reasons of decisions that stand, by the same keys as the yield.
export async function rejectReasons(tx: Tx, projectId: string): Promise<ReasonRow[]> {
  return tx.$queryRaw<ReasonRow[]>`
    SELECT a.method, a.template_hash AS "templateHash", a.recipe #>> '{model,name}' AS model, reason,
           count(DISTINCT d.variant_id)::int AS count
    FROM decisions AS d CROSS JOIN LATERAL unnest(d.reasons) AS reason
    JOIN variants AS v ON v.id = d.variant_id JOIN batch_arms AS a ON a.id = v.arm_id
    WHERE d.project_id = ${projectId}::uuid AND d.action = 'reject' AND d.undone_at IS NULL AND v.status = 'rejected'
    GROUP BY 1, 2, 3, 4 ORDER BY count DESC, reason`;
}
