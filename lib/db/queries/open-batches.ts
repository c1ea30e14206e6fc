import type { Tx } from '../client.ts';

// Batches that still have work but no job that would do it: their job was lost with its worker, or gave up.
export async function openBatchesWithoutJob(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM batches AS b
    WHERE (status IN ('queued', 'running') OR EXISTS (
        SELECT FROM generation_requests AS r WHERE r.batch_id = b.id AND r.status IN ('queued', 'leased')))
      AND NOT EXISTS (
      SELECT FROM graphile_worker.jobs AS j
      WHERE j.key = 'generate.run:' || b.id AND j.attempts < j.max_attempts)`;
  return rows.map((row) => row.id);
}
