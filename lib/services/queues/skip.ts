import { conflict, notFound } from '#lib/domain/errors.ts';
import { QueuedVariant } from '#lib/domain/queues/schema.ts';
import { projectVerb } from '../verb.ts';
import { findQueue } from './find-queue.ts';
import { personOf } from './person.ts';

export const skipItem = projectVerb(
  {
    name: 'queues.skip',
    summary: 'Leaves a variant of a queue to others; it comes back to you only when nothing else is left.',
    kind: 'command',
    capability: 'review',
    input: QueuedVariant,
  },
  async (ctx, { queue: id, variant }) => {
    const { userId } = personOf(ctx);
    const queue = await findQueue(ctx.db, ctx, id);
    const item = await ctx.db.queueItem.findUnique({
      where: { queueId_variantId: { queueId: queue.id, variantId: variant } },
    });
    const mine = item && { itemId: item.id, userId };
    if (!mine || (await ctx.db.queueAssignment.count({ where: mine })) === 0)
      throw notFound('This item of yours');
    const skipped = await ctx.db.queueAssignment.updateMany({
      where: { ...mine, state: 'held' },
      data: { state: 'skipped', slot: null, standing: null },
    });
    if (skipped.count === 0) throw conflict('You do not hold this item any more.');
    return { queue: queue.id, variant, skipped: true };
  },
);
