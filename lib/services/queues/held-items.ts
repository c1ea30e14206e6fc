import type { Tx } from '#lib/db/client.ts';
import { heldBy } from '#lib/db/queries/queues/held-by.ts';
import type { ProjectCtx } from '../context.ts';

type Leased = { id: string; leaseSeconds: number };

/** What a person holds in a queue, the oldest first; leases of items that are done or decided elsewhere end here. */
export async function heldItems(tx: Tx, ctx: ProjectCtx, queue: Leased, userId: string) {
  const rows = await heldBy(tx, queue.id, userId);
  const ended = rows.filter(({ isOpen }) => !isOpen).map(({ id }) => id);
  if (ended.length > 0) {
    await tx.queueAssignment.updateMany({
      where: { id: { in: ended }, state: 'held' },
      data: { state: 'returned', slot: null, standing: null },
    });
  }
  // A lease that ran out while nobody else was given the item goes on.
  const kept = rows.filter(({ isOpen }) => isOpen);
  const leaseUntil = new Date(ctx.now().getTime() + queue.leaseSeconds * 1000);
  const late = kept.filter((row) => row.leaseUntil <= ctx.now()).map(({ id }) => id);
  if (late.length > 0) {
    await tx.queueAssignment.updateMany({ where: { id: { in: late }, state: 'held' }, data: { leaseUntil } });
  }
  return kept.map(({ id, seq, variant, leaseUntil: until }) => ({
    ...{ id: variant, seq },
    leaseUntil: late.includes(id) ? leaseUntil : until,
  }));
}
