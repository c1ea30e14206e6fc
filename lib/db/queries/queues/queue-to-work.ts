import type { QueueOrder } from '#lib/domain/queues/schema.ts';
import type { Tx } from '../../client.ts';
import type { Prisma } from '../../generated/client.ts';

export type QueueToWork = {
  id: string;
  projectId: string;
  name: string;
  status: 'filling' | 'open' | 'closed';
  filter: Prisma.JsonValue;
  order: QueueOrder;
  votesNeeded: number;
  goldRate: number;
  leaseSeconds: number;
  /** This person may work it: one of its members, or anybody where it has none. */
  isOpenTo: boolean;
};

// Every claim and vote begins with this: queue and membership in one statement instead of two.
export async function queueToWork(
  tx: Tx,
  one: { queueId: string; projectId: string; userId: string },
): Promise<QueueToWork | null> {
  const rows = await tx.$queryRaw<QueueToWork[]>`/* prepared queue-to-work */
    SELECT q.id, q.project_id AS "projectId", q.name, q.status::text AS status, q.filter, q."order"::text AS "order",
           q.votes_needed AS "votesNeeded", q.gold_rate AS "goldRate", q.lease_seconds AS "leaseSeconds",
           (NOT EXISTS (SELECT FROM queue_members AS m WHERE m.queue_id = q.id)
            OR EXISTS (SELECT FROM queue_members AS m WHERE m.queue_id = q.id AND m.user_id = ${one.userId}::uuid))
             AS "isOpenTo"
    FROM review_queues AS q WHERE q.id = ${one.queueId}::uuid AND q.project_id = ${one.projectId}::uuid`;
  return rows[0] ?? null;
}
