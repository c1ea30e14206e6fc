import type { Tx } from '../../client.ts';

export type OutboxRow = { seq: bigint; projectId: string; type: string; at: Date; data: unknown };

// Taken and made into messages in one transaction, so an event is told once. Rows that another worker takes at this
// moment are its own; a row whose transaction is still open is not there yet, and is found the next time.
export async function takeOutbox(tx: Tx, most: number): Promise<OutboxRow[]> {
  const rows = await tx.$queryRaw<OutboxRow[]>`
    DELETE FROM webhook_outbox WHERE seq IN
      (SELECT seq FROM webhook_outbox ORDER BY seq LIMIT ${most} FOR UPDATE SKIP LOCKED)
    RETURNING seq, project_id AS "projectId", type, at, data`;
  return rows.sort((one, other) => (one.seq < other.seq ? -1 : 1));
}
