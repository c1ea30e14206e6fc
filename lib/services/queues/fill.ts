import { z } from 'zod';
import { precondition } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { fillNow } from './create.ts';
import { fillItems } from './fill-items.ts';
import { findQueue } from './find-queue.ts';

export const fillAgain = projectVerb(
  {
    name: 'queues.fill',
    summary:
      'Adds the pending variants that fit the filter of a queue and are not in it yet, behind the others.',
    kind: 'command',
    capability: 'configure',
    input: z.object({ queue: Id.describe('The queue') }),
  },
  (ctx, input) =>
    ctx.db.$transaction(
      async (tx) => {
        const queue = await findQueue(tx, ctx, input.queue);
        if (queue.status !== 'open') throw precondition(`“${queue.name}” is ${queue.status}.`);
        const items = await fillNow(tx, queue);
        await audit(tx, ctx, {
          action: 'queues.fill',
          target: `queue ${queue.id}`,
          before: { status: queue.status },
          after: { items },
        });
        return { queue: queue.id, items, status: items === null ? 'filling' : 'open' };
      },
      { timeout: 120_000, maxWait: 30_000 },
    ),
);

/** The job behind a large queue. It can run twice: what is in the queue already stays as it is. */
export async function runFill(ctx: Ctx, queueId: string): Promise<void> {
  const queue = await ctx.db.reviewQueue.findUnique({ where: { id: queueId } });
  if (queue?.status !== 'filling') return;
  await ctx.db.$transaction(
    async (tx) => {
      await fillItems(tx, queue);
      await tx.reviewQueue.update({ where: { id: queueId }, data: { status: 'open' } });
    },
    { timeout: 3_600_000, maxWait: 30_000 },
  );
}
