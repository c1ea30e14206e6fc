import type { Tx } from '../client.ts';

// Money is kept with each request; the sum of a project runs over its requests once and is asked for on the overview
// alone, beside the counts, so that it holds up nothing else.
export async function spentDollars(tx: Tx, projectId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ dollars: number }[]>`
    SELECT coalesce(sum(cost), 0)::float8 AS dollars
    FROM generation_requests
    WHERE batch_id IN (SELECT id FROM batches WHERE project_id = ${projectId}::uuid AND endpoint_id IS NOT NULL)`;
  return rows[0]?.dollars ?? 0;
}
