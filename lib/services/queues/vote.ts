import type { Tx } from '#lib/db/client.ts';
import { assignItems } from '#lib/db/queries/queues/assign-items.ts';
import { expireLeases } from '#lib/db/queries/queues/expire-leases.ts';
import { holdVotes } from '#lib/db/queries/queues/hold-votes.ts';
import { type LockedPlace, lockPlace } from '#lib/db/queries/queues/lock-place.ts';
import type { QueueToWork } from '#lib/db/queries/queues/queue-to-work.ts';
import { conflict, notFound, StudioError } from '#lib/domain/errors.ts';
import { Vote } from '#lib/domain/queues/schema.ts';
import { applyDecision } from '#lib/domain/review/apply-decision.ts';
import { audit } from '../audit.ts';
import type { ProjectCtx } from '../context.ts';
import { checkReasons } from '../review/reasons/read.ts';
import { projectVerb } from '../verb.ts';
import { leaseOf } from './claim.ts';
import { queueToWork } from './find-queue.ts';
import { personOf } from './person.ts';
import { settleItem } from './settle-item.ts';

export const vote = projectVerb(
  {
    name: 'queues.vote',
    summary: 'Accepts or rejects a variant of a queue, unseen by the others until it has all of its votes.',
    kind: 'command',
    capability: 'review',
    input: Vote,
  },
  (ctx, { queue: id, ...decision }) =>
    ctx.db.$transaction(
      async (tx) => {
        const person = personOf(ctx);
        await holdVotes(tx, id);
        const queue = await queueToWork(tx, ctx, id, person.userId);
        const item = await lockPlace(tx, queue.id, decision.variant);
        if (!item) throw notFound('This item');
        if (item.state !== 'open') {
          throw conflict('This item has all of its votes, or was decided elsewhere; yours was not needed.');
        }
        requireRuling(item.variant, decision);
        await checkReasons(tx, ctx.project.id, decision.reasons);
        const assignment = await leaseFor(tx, ctx, queue, person, item);
        await tx.queueAssignment.update({ where: { id: assignment }, data: castOf(ctx, decision) });
        const votes = item.votes + 1;
        await tx.queueItem.update({ where: { id: item.id }, data: { votes } });
        if (votes >= queue.votesNeeded) await settleItem(tx, ctx, queue, item);
        // What was voted stands in the queue alone: the trail can be read while the item is open.
        await audit(tx, ctx, {
          action: 'queues.vote',
          target: `variant ${decision.variant}`,
          before: { votes: item.votes },
          after: { votes, queue: queue.id, revision: decision.revision },
        });
        return { variant: decision.variant, action: decision.action };
      },
      { maxWait: 30_000, timeout: 30_000 },
    ),
);

type Cast = Omit<Vote, 'queue'>;

/** A vote is admitted as the decision would be: on the current text, with a reason, after its checks. */
function requireRuling(current: LockedPlace['variant'], decision: Cast) {
  const ruling = applyDecision(current, decision);
  if (ruling.kind === 'conflict') {
    throw conflict(ruling.message, { revision: current.revision, status: current.status });
  }
  if (ruling.kind === 'refuse') {
    throw new StudioError(ruling.issues.length > 0 ? 'INVALID' : 'PRECONDITION', ruling.message, {
      issues: ruling.issues,
    });
  }
}

/** The person's lease of the item; one that was lost is taken anew where a place is free. */
async function leaseFor(
  tx: Tx,
  ctx: ProjectCtx,
  queue: QueueToWork,
  person: ReturnType<typeof personOf>,
  item: LockedPlace,
): Promise<string> {
  const mine = { itemId: item.id, userId: person.userId };
  const standing = await tx.queueAssignment.findFirst({ where: { ...mine, standing: true } });
  if (standing?.state === 'cast') throw conflict('You decided this item already. Undo that first.');
  if (standing) return standing.id;
  if ((await tx.queueAssignment.count({ where: mine })) === 0) throw notFound('This item of yours');
  await expireLeases(tx, [item.id], ctx.now());
  await assignItems(tx, [item.id], leaseOf(ctx, queue, person));
  const taken = await tx.queueAssignment.findFirst({ where: { ...mine, standing: true } });
  if (!taken) throw conflict('Your lease of this item ended, and others have it now.');
  return taken.id;
}

const castOf = (ctx: ProjectCtx, { revision, action, reasons, note, openMs }: Cast) => ({
  ...{ state: 'cast' as const, revision, action, reasons, note },
  openMs: openMs ?? null,
  castAt: ctx.now(),
});
