import { z } from 'zod';
import { Id } from '#lib/domain/ids.ts';
import { projectVerb } from '../verb.ts';
import { queueToWork } from './find-queue.ts';
import { heldItems } from './held-items.ts';
import { personOf } from './person.ts';

export const renewLeases = projectVerb(
  {
    name: 'queues.renew',
    summary: 'A sign of life: what you hold in a queue stays yours for another lease.',
    kind: 'command',
    capability: 'review',
    input: z.object({ queue: Id.describe('The queue') }),
  },
  async (ctx, input) => {
    const { userId } = personOf(ctx);
    const queue = await queueToWork(ctx.db, ctx, input.queue, userId);
    const leaseUntil = new Date(ctx.now().getTime() + queue.leaseSeconds * 1000);
    await ctx.db.queueAssignment.updateMany({
      where: { queueId: queue.id, userId, state: 'held' },
      data: { leaseUntil },
    });
    return { items: await heldItems(ctx.db, ctx, queue, userId), leaseUntil };
  },
);
