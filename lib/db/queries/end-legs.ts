import type { Tx } from '../client.ts';

// Ends the legs that have nothing open any more. One statement sees a leg and its requests as of one moment: a leg whose
// requests were planned since the caller looked is left running.
export async function endLegs(tx: Tx, batchId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE batch_legs AS l SET status = 'done', finished_at = ${at}::timestamptz
    WHERE l.batch_id = ${batchId}::uuid AND l.status = 'running' AND NOT EXISTS (
      SELECT FROM generation_requests AS r JOIN batch_arms AS a ON a.id = r.arm_id
      WHERE r.batch_id = l.batch_id AND (r.status = 'queued' OR r.status = 'leased' OR r.status = 'submitted')
        AND a.leg_id = l.id)`;
}
