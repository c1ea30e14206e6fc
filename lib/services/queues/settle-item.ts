import type { Tx } from '#lib/db/client.ts';
import { releaseHeld } from '#lib/db/queries/queues/release-held.ts';
import { conflict } from '#lib/domain/errors.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import type { QueueItemState } from '#lib/domain/queues/schema.ts';
import { tallyVotes } from '#lib/domain/queues/tally-votes.ts';
import { applyDecision } from '#lib/domain/review/apply-decision.ts';
import type { ProjectCtx } from '../context.ts';
import type { Queue } from './find-queue.ts';
import { lockPlace } from './lock-place.ts';

/**
 * Ends an item that has its votes: where all say the same, one decision on the variant carries them, as any decision
 * does; else it waits for a reviewer. In a transaction that may hold the locks of variant and item already.
 */
export async function settleItem(
  tx: Tx,
  ctx: ProjectCtx,
  queue: Queue,
  variantId: string,
): Promise<QueueItemState> {
  const item = await lockPlace(tx, queue.id, variantId);
  if (item?.state !== 'open' || item.gold) return item?.state ?? 'open';
  const votes = await tx.queueAssignment.findMany({
    where: { itemId: item.id, state: 'cast' },
    select: { action: true, reasons: true, revision: true },
  });
  const tally = tallyVotes(
    votes.map(({ action, reasons }) => ({ action: action!, reasons })),
    queue.votesNeeded,
  );
  if (tally.kind === 'open') return 'open';
  await releaseHeld(tx, { queueId: queue.id, itemId: item.id });
  const settlement =
    tally.kind === 'agreed' ? await decideTogether(tx, ctx, queue, variantId, tally, votes.length) : null;
  await tx.queueItem.update({
    where: { id: item.id },
    data: { state: tally.kind, settledAt: ctx.now(), settlement },
  });
  return tally.kind;
}

async function decideTogether(
  tx: Tx,
  ctx: ProjectCtx,
  queue: Queue,
  variant: string,
  { action, reasons }: { action: 'accept' | 'reject'; reasons: string[] },
  votes: number,
): Promise<string> {
  const current = await tx.variant.findUniqueOrThrow({
    where: { id: variant },
    select: { revision: true, status: true, checkState: true },
  });
  const { revision } = current;
  const ruling = applyDecision(current, { revision, action, reasons: reasons as never, note: '' });
  if (ruling.kind !== 'apply') throw conflict(ruling.message);
  const groupId = uuidv7(ctx.now().getTime(), ctx.randomBytes(10));
  await tx.decision.create({
    data: {
      ...{ projectId: ctx.project.id, groupId, variantId: variant, revision, action, reasons },
      previousStatus: current.status,
      actorId: null,
      actorLabel: `${votes === 1 ? 'one vote' : `${votes} equal votes`} in “${queue.name}”`,
      at: ctx.now(),
    },
  });
  await tx.variant.update({ where: { id: variant }, data: { status: ruling.status, updatedAt: ctx.now() } });
  return groupId;
}
