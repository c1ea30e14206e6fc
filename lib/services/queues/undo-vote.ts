import { z } from 'zod';
import type { Tx } from '#lib/db/client.ts';
import { type LockedPlace, lockPlace } from '#lib/db/queries/queues/lock-place.ts';
import type { QueueToWork } from '#lib/db/queries/queues/queue-to-work.ts';
import { undoDecisions } from '#lib/db/queries/undo-decisions.ts';
import { conflict, notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { audit } from '../audit.ts';
import { userIdOf } from '../by-whom.ts';
import { compareBroughtBack } from '../contamination/index.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { leaseOf } from './claim.ts';
import { queueToWork } from './find-queue.ts';
import { personOf } from './person.ts';

export const undoVote = projectVerb(
  {
    name: 'queues.undo',
    summary: 'Takes back your last vote in a queue; you hold the item again.',
    kind: 'command',
    capability: 'review',
    input: z.object({ queue: Id.describe('The queue') }),
  },
  (ctx, input) =>
    ctx.db.$transaction(
      async (tx) => {
        const person = personOf(ctx);
        const queue = await queueToWork(tx, ctx, input.queue, person.userId);
        const found = await tx.queueAssignment.findFirst({
          where: { queueId: queue.id, userId: person.userId, state: 'cast' },
          orderBy: [{ castAt: 'desc' }, { seq: 'desc' }],
          include: { item: { select: { variantId: true } } },
        });
        if (!found) throw notFound('A vote of yours to undo');
        const variant = found.item.variantId;
        const item = (await lockPlace(tx, queue.id, variant))!;
        await reopen(tx, ctx, queue, item, found.castAt!);
        const ended = await tx.queueAssignment.updateMany({
          where: { id: found.id, state: 'cast' },
          data: { state: 'undone', slot: null, standing: null },
        });
        if (ended.count === 0) throw conflict('This vote does not stand any more: the variant was edited.');
        await tx.queueItem.update({ where: { id: item.id }, data: { votes: { decrement: 1 } } });
        const { votes: _, now: claimedAt, ...lease } = leaseOf(ctx, queue, person);
        const { itemId, rank, slot } = found;
        await tx.queueAssignment.create({ data: { ...lease, claimedAt, itemId, rank, slot, reasons: [] } });
        await audit(tx, ctx, {
          action: 'queues.undo',
          target: `variant ${variant}`,
          before: { votes: item.votes },
          after: { votes: item.votes - 1, queue: queue.id },
        });
        return { variant, undone: 1 };
      },
      { maxWait: 30_000, timeout: 30_000 },
    ),
);

/** An item that is done opens again, as long as nobody can have seen the votes or decided by them. */
async function reopen(tx: Tx, ctx: ProjectCtx, queue: QueueToWork, item: LockedPlace, castAt: Date) {
  if (item.state === 'open') return;
  if (item.state === 'adjudicated')
    throw conflict('A reviewer has decided this item since; your vote stands.');
  if (item.state === 'withdrawn') throw conflict('This item was decided elsewhere since; your vote stands.');
  if (castAt.getTime() + queue.leaseSeconds * 1000 < ctx.now().getTime()) {
    throw conflict('This item has all of its votes and they can be seen; a reviewer may undo the decision.');
  }
  if (item.settlement) {
    const by = userIdOf(ctx);
    const { count, ...back } = await undoDecisions(tx, { groupId: item.settlement, by, at: ctx.now() });
    if (count === 0) throw conflict('This variant was decided again since; its state is kept.');
    await compareBroughtBack(tx, ctx.project.id, back);
  }
  await tx.queueItem.update({
    where: { id: item.id },
    data: { state: 'open', settledAt: null, settlement: null },
  });
}
