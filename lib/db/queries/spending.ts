import type { Tx } from '../client.ts';

// Every batch keeps its own ledger in the transaction of each result: a project's spending is a sum over batches, and
// over the calls of trials, which belong to none.
export async function spentDollars(tx: Tx, projectId: string): Promise<{ batches: number; trials: number }> {
  const rows = await tx.$queryRaw<{ batches: number; trials: number }[]>`
    SELECT (SELECT coalesce(sum(spent), 0)::float8 FROM batches WHERE project_id = ${projectId}::uuid) AS batches,
           (SELECT coalesce(sum(cost), 0)::float8 FROM trial_calls WHERE project_id = ${projectId}::uuid) AS trials`;
  return rows[0] ?? { batches: 0, trials: 0 };
}
