import type { Tx } from '../client.ts';

// Batches at providers that nobody looks after any more: their job was lost with its worker, or gave up. Where the
// provider does not let us look, a person resumes the batch.
export async function providerBatchesWithoutJob(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM provider_batches AS p
    WHERE ended_at IS NULL AND NOT EXISTS (
      SELECT FROM batches AS b WHERE b.id = p.batch_id AND b.status = 'paused' AND b.stop_reason = 'provider'
    ) AND NOT EXISTS (
      SELECT FROM graphile_worker.jobs AS j
      WHERE j.key = 'generate.provider-batch:' || p.id AND j.attempts < j.max_attempts)`;
  return rows.map((row) => row.id);
}
