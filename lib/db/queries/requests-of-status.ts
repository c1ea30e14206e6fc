import type { Tx } from '../client.ts';
import { Prisma, type RequestStatus } from '../generated/client.ts';

export type StatusPage = {
  batchId: string;
  status: RequestStatus;
  reason: string | undefined;
  after: number | undefined;
  count: number;
};

// The status stands in the statement's text: the indexes of single states serve only a query that names its state.
export async function requestsOfStatus(
  tx: Tx,
  { batchId, status, reason, after, count }: StatusPage,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM generation_requests
    WHERE batch_id = ${batchId}::uuid AND status = ${literals[status]} AND seq > ${after ?? -1}::bigint
      AND (${reason ?? null}::text IS NULL OR reason = ${reason ?? null})
    ORDER BY seq LIMIT ${count}::int`;
  return rows.map((row) => row.id);
}

const literals: Record<RequestStatus, Prisma.Sql> = {
  queued: Prisma.sql`'queued'`,
  leased: Prisma.sql`'leased'`,
  submitted: Prisma.sql`'submitted'`,
  done: Prisma.sql`'done'`,
  refused: Prisma.sql`'refused'`,
  failed: Prisma.sql`'failed'`,
  cancelled: Prisma.sql`'cancelled'`,
};
