import { z } from 'zod';
import { releaseHeld } from '#lib/db/queries/queues/release-held.ts';
import { Id } from '#lib/domain/ids.ts';
import { projectVerb } from '../verb.ts';
import { findQueue } from './find-queue.ts';
import { personOf } from './person.ts';

export const returnItems = projectVerb(
  {
    name: 'queues.return',
    summary: 'Gives back what you hold in a queue, so that others get it at once.',
    kind: 'command',
    capability: 'review',
    input: z.object({ queue: Id.describe('The queue') }),
  },
  async (ctx, input) => {
    const { userId } = personOf(ctx);
    const queue = await findQueue(ctx.db, ctx, input.queue);
    return { queue: queue.id, returned: await releaseHeld(ctx.db, { queueId: queue.id, userId }) };
  },
);
