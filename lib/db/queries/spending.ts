import type { Tx } from '../client.ts';

/** US dollars. */
export type Spent = { batches: number; evaluations: number; trials: number };

// Every batch keeps its own ledger in the transaction of each result: a project's spending is a sum over batches, and
// over the calls of trials, which belong to none.
export async function spentDollars(tx: Tx, projectId: string): Promise<Spent> {
  const rows = await tx.$queryRaw<Spent[]>`
    SELECT (SELECT coalesce(sum(spent), 0)::float8 FROM batches
            WHERE project_id = ${projectId}::uuid AND makes <> 'replies') AS batches,
           (SELECT coalesce(sum(spent), 0)::float8 FROM batches
            WHERE project_id = ${projectId}::uuid AND makes = 'replies') AS evaluations,
           (SELECT coalesce(sum(cost), 0)::float8 FROM trial_calls WHERE project_id = ${projectId}::uuid) AS trials`;
  return rows[0] ?? { batches: 0, evaluations: 0, trials: 0 };
}
