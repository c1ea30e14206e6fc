import type { Tx } from '#lib/db/client.ts';
import { notFound } from '#lib/domain/errors.ts';
import { QueuedVariant } from '#lib/domain/queues/schema.ts';
import { blindVariants } from '../review/blind.ts';
import { getReviewItem } from '../review/get-item.ts';
import { withoutOthers } from '../review/item/without-others.ts';
import { projectVerb } from '../verb.ts';

import { findQueue } from './find-queue.ts';

export const getQueueItem = projectVerb(
  {
    name: 'queues.item',
    summary:
      'Shows a variant of a queue to the one who has it, without what others said of it; all votes once they may be seen.',
    kind: 'query',
    capability: 'read',
    input: QueuedVariant,
  },
  async (ctx, { queue: id, variant }) => {
    const queue = await findQueue(ctx.db, ctx, id);
    const item = await ctx.db.queueItem.findUnique({
      where: { queueId_variantId: { queueId: queue.id, variantId: variant } },
    });
    if (!item) throw notFound('This item');
    const userId = ctx.actor.kind === 'user' ? ctx.actor.id : null;
    const mine = userId
      ? await ctx.db.queueAssignment.findFirst({ where: { itemId: item.id, userId, standing: true } })
      : null;
    const isDone = item.state !== 'open' && !item.gold;
    const seesVotes = isDone && !(await blindVariants(ctx.db, ctx, [variant])).has(variant);
    if (!mine && !seesVotes) throw notFound('This item of yours');
    const shown = await getReviewItem(ctx, { project: ctx.project.slug, variant });
    const votes = seesVotes ? await votesOf(ctx.db, item.id) : [];
    const yours = mine?.state === 'cast' ? mine.action : null;
    // Before the votes may be seen, the state of the variant would tell of them, or of gold.
    const state = seesVotes
      ? { queue: item.state, status: shown.variant.status }
      : { queue: 'open' as const, status: 'pending' as const };
    return {
      ...(seesVotes ? shown : withoutOthers(shown, userId)),
      variant: { ...shown.variant, status: state.status },
      inQueue: { id: queue.id, name: queue.name, state: state.queue, yours, votes },
    };
  },
);

async function votesOf(tx: Tx, itemId: string) {
  const rows = await tx.queueAssignment.findMany({
    where: { itemId, state: 'cast' },
    orderBy: { castAt: 'asc' },
    include: { user: { select: { name: true } } },
  });
  return rows.map(({ id, user, action, reasons, note, revision, castAt, openMs }) => ({
    ...{ id, name: user.name, reasons, note, revision: revision!, action: action!, at: castAt!, openMs },
  }));
}

export type QueueItemView = Awaited<ReturnType<typeof getQueueItem>>;
