import type { Tx } from '../client.ts';

export type Stop = {
  status: 'queued' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';
  /** Which of its stop conditions a running batch has reached. */
  reached: 'budget' | 'passed' | 'time' | null;
};

// The conditions under which `claimRequests` gives nothing out, with their names: asked when it gave nothing.
export async function stopOf(tx: Tx, batchId: string): Promise<Stop | null> {
  const rows = await tx.$queryRaw<Stop[]>`
    SELECT status::text AS status,
           CASE WHEN status <> 'running' THEN NULL
                WHEN passed >= stop_passed THEN 'passed'
                WHEN clock_timestamp() >= started_at + make_interval(mins => stop_minutes) THEN 'time'
                WHEN spent >= budget THEN 'budget' END AS reached
    FROM batches WHERE id = ${batchId}::uuid`;
  return rows[0] ?? null;
}
