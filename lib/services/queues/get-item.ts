import type { Tx } from '#lib/db/client.ts';
import { placeForReader } from '#lib/db/queries/queues/place-for-reader.ts';
import { notFound } from '#lib/domain/errors.ts';
import { QueuedVariant } from '#lib/domain/queues/schema.ts';
import { userIdOf } from '../by-whom.ts';
import { blindVariants } from '../review/blind.ts';
import { readItem } from '../review/item/read.ts';
import { withoutOthers } from '../review/item/without-others.ts';
import { projectVerb } from '../verb.ts';

export const getQueueItem = projectVerb(
  {
    name: 'queues.item',
    summary:
      'Shows a variant of a queue to the one who has it, without what others said of it; all votes once they may be seen.',
    kind: 'query',
    capability: 'read',
    input: QueuedVariant,
  },
  async (ctx, { queue: queueId, variant }) => {
    const userId = userIdOf(ctx);
    const place = await placeForReader(ctx.db, { queueId, projectId: ctx.project.id, variant, userId });
    if (!place) throw notFound('This item');
    const isDone = place.state !== 'open' && !place.gold;
    const seesVotes = isDone && !(await blindVariants(ctx.db, ctx, [variant])).has(variant);
    if (!place.standing && !seesVotes) throw notFound('This item of yours');
    const shown = await readItem(ctx, variant);
    const votes = seesVotes ? await votesOf(ctx.db, place.item) : [];
    const yours = place.standing === 'cast' ? place.action : null;
    // Before the votes may be seen, the state of the variant would tell of them, or of gold.
    const state = seesVotes
      ? { queue: place.state, status: shown.variant.status }
      : { queue: 'open' as const, status: 'pending' as const };
    return {
      ...(seesVotes ? shown : withoutOthers(shown, userId)),
      variant: { ...shown.variant, status: state.status },
      inQueue: { id: place.queue, name: place.name, state: state.queue, yours, votes },
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
