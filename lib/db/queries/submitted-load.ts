import type { Tx } from '../client.ts';

export type SubmittedLoad = { submitted: number; answered: number; budget: number | null; spent: number };

// What a batch has at providers' Batch APIs beside its ledger: both count against its budget.
export async function submittedLoad(tx: Tx, batchId: string): Promise<SubmittedLoad> {
  const rows = await tx.$queryRaw<SubmittedLoad[]>`
    SELECT budget::float8 AS budget, spent::float8 AS spent, calls_answered AS answered,
           (SELECT count(*)::int FROM generation_requests
            WHERE batch_id = b.id AND status = 'submitted') AS submitted
    FROM batches AS b WHERE id = ${batchId}::uuid`;
  return rows[0] ?? { submitted: 0, answered: 0, budget: null, spent: 0 };
}
