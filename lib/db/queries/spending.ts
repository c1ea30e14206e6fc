import type { Tx } from '../client.ts';

// Every batch keeps its own ledger in the transaction of each result: a project's spending is a sum over batches.
export async function spentDollars(tx: Tx, projectId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ dollars: number }[]>`
    SELECT coalesce(sum(spent), 0)::float8 AS dollars FROM batches WHERE project_id = ${projectId}::uuid`;
  return rows[0]?.dollars ?? 0;
}
