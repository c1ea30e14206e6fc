import type { Tx } from '../client.ts';

export type ReturnedRequest = { id: string; fence: number; waitMs: number; reason: string; message: string };

// Requests that go back to the queue, each with its own wait; what went wrong stays readable while it waits.
export async function returnRequests(tx: Tx, rows: readonly ReturnedRequest[]): Promise<number> {
  return tx.$executeRaw`
    UPDATE generation_requests AS r
    SET status = 'queued', worker_id = NULL, reason = i.reason, message = i.message,
        lease_until = clock_timestamp() + make_interval(secs => i."waitMs" / 1000)
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS i(id uuid, fence int, "waitMs" float8, reason text, message text)
    WHERE r.id = i.id AND r.fence = i.fence AND r.status = 'leased'`;
}
