import { Prisma } from '../../generated/client.ts';

/** True of a variant `t` that measures people: a decision would tell what is known of it, and end that. */
export const isGold = Prisma.sql`EXISTS (SELECT FROM gold_variants AS gold WHERE gold.variant_id = t.id)`;

/** True of a variant `t` that several people are deciding, or that waits for a reviewer, in a queue that is not closed. */
export const inOpenQueue = Prisma.sql`EXISTS (
  SELECT FROM queue_items AS item JOIN review_queues AS queue ON queue.id = item.queue_id
  WHERE item.variant_id = t.id AND item.state IN ('open', 'disputed') AND queue.status <> 'closed')`;

/** The same without the queues in which the rows of this audit are read. */
export const inOtherQueue = (planId: string): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT FROM queue_items AS item JOIN review_queues AS queue ON queue.id = item.queue_id
  WHERE item.variant_id = t.id AND item.state IN ('open', 'disputed') AND queue.status <> 'closed'
    AND queue.audit_id IS DISTINCT FROM ${planId}::uuid)`;
