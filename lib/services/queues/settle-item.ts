import type { Tx } from '#lib/db/client.ts';
import type { LockedPlace } from '#lib/db/queries/queues/lock-place.ts';
import { releaseHeld } from '#lib/db/queries/queues/release-held.ts';
import { conflict } from '#lib/domain/errors.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import type { QueueItemState } from '#lib/domain/queues/schema.ts';
import { tallyVotes } from '#lib/domain/queues/tally-votes.ts';
import { applyDecision } from '#lib/domain/review/apply-decision.ts';
import type { ProjectCtx } from '../context.ts';

type Settling = { id: string; name: string; votesNeeded: number };

/**
 * Ends an item that has its votes: where all say the same, one decision on the variant carries them, as any decision
 * does; else it waits for a reviewer. In the transaction that locked both.
 */
export async function settleItem(
  tx: Tx,
  ctx: ProjectCtx,
  queue: Settling,
  item: LockedPlace,
): Promise<QueueItemState> {
  if (item.state !== 'open' || item.gold) return item.state;
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
    tally.kind === 'agreed' ? await decideTogether(tx, ctx, queue, item.variant, tally, votes.length) : null;
  await tx.queueItem.update({
    where: { id: item.id },
    data: { state: tally.kind, settledAt: ctx.now(), settlement },
  });
  return tally.kind;
}

async function decideTogether(
  tx: Tx,
  ctx: ProjectCtx,
  queue: Settling,
  current: LockedPlace['variant'],
  { action, reasons }: { action: 'accept' | 'reject'; reasons: string[] },
  votes: number,
): Promise<string> {
  const { id: variant, revision } = current;
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
