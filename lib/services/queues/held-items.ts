import type { Tx } from '#lib/db/client.ts';
import type { ProjectCtx } from '../context.ts';
import type { Queue } from './find-queue.ts';

/** What a person holds in a queue, the oldest first; leases of items that are done or decided elsewhere end here. */
export async function heldItems(tx: Tx, ctx: ProjectCtx, queue: Queue, userId: string) {
  const rows = await tx.queueAssignment.findMany({
    where: { queueId: queue.id, userId, state: 'held' },
    orderBy: { seq: 'asc' },
    select: {
      ...{ id: true, seq: true, leaseUntil: true },
      item: { select: { state: true, variantId: true, variant: { select: { status: true } } } },
    },
  });
  const ended = rows.filter(({ item }) => item.state !== 'open' || item.variant.status !== 'pending');
  const left = { state: 'returned', slot: null, standing: null } as const;
  await tx.queueAssignment.updateMany({
    where: { id: { in: ended.map(({ id }) => id) }, state: 'held' },
    data: left,
  });
  // A lease that ran out while nobody else was given the item goes on.
  const kept = rows.filter((row) => !ended.includes(row));
  const leaseUntil = new Date(ctx.now().getTime() + queue.leaseSeconds * 1000);
  const late = kept.filter((row) => row.leaseUntil <= ctx.now()).map(({ id }) => id);
  if (late.length > 0) {
    await tx.queueAssignment.updateMany({ where: { id: { in: late }, state: 'held' }, data: { leaseUntil } });
  }
  return kept.map(({ seq, item, ...lease }) => ({
    id: item.variantId,
    seq: Number(seq),
    leaseUntil: late.includes(lease.id) ? leaseUntil : lease.leaseUntil,
  }));
}
