import { z } from 'zod';
import type { Tx } from '#lib/db/client.ts';
import { changeVotes } from '#lib/db/queries/queues/change-votes.ts';
import { completeItems } from '#lib/db/queries/queues/complete-items.ts';
import { lockPlace } from '#lib/db/queries/queues/lock-place.ts';
import { lockSettled } from '#lib/db/queries/queues/lock-settled.ts';
import { releaseHeld } from '#lib/db/queries/queues/release-held.ts';
import { reopenItems } from '#lib/db/queries/queues/reopen-items.ts';
import { precondition } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { QueueSettings } from '#lib/domain/queues/schema.ts';
import { audit } from '../audit.ts';
import { userIdOf } from '../by-whom.ts';
import { compareBroughtBack } from '../contamination/index.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { requireMembers } from './create.ts';
import { findQueue, type Queue } from './find-queue.ts';
import { settleItem } from './settle-item.ts';

const { name, votes, goldRate, leaseSeconds, members } = QueueSettings.shape;

export const updateQueue = projectVerb(
  {
    name: 'queues.update',
    summary: 'Changes a queue: its name, N, gold rate, lease, members; or closes and opens it.',
    kind: 'command',
    capability: 'configure',
    input: z.object({
      queue: Id.describe('The queue'),
      name: name.optional(),
      votes: votes.unwrap().optional().describe('More reopens items, fewer completes them'),
      goldRate: goldRate.unwrap().optional().describe('The share of gold, at most 0.5'),
      leaseSeconds: leaseSeconds.unwrap().optional().describe('Seconds of a lease'),
      members: members.unwrap().optional().describe('The people who may work it; none for everybody'),
      status: z.enum(['open', 'closed']).optional().describe('open or closed'),
    }),
  },
  (ctx, { queue: id, members: people, votes: needed, ...changes }) =>
    ctx.db.$transaction(
      async (tx) => {
        await changeVotes(tx, id);
        const before = await findQueue(tx, ctx, id);
        if (before.status === 'filling' && changes.status) {
          throw precondition(`“${before.name}” is being filled. Try again when that is done.`);
        }
        const queue = await tx.reviewQueue.update({
          where: { id },
          data: { ...changes, votesNeeded: needed },
          include: { members: { select: { userId: true } } },
        });
        if (people) await replaceMembers(tx, ctx, id, people);
        if (changes.status === 'closed') await releaseHeld(tx, { queueId: id });
        const moved = await followVotes(tx, ctx, before, queue);
        await audit(tx, ctx, {
          action: 'queues.update',
          target: `queue ${id}`,
          before: {
            name: before.name,
            votes: before.votesNeeded,
            goldRate: before.goldRate,
            status: before.status,
          },
          after: { ...changes, votes: needed, members: people, ...moved },
        });
        return { queue: id, ...moved };
      },
      { timeout: 600_000, maxWait: 30_000 },
    ),
);

async function replaceMembers(tx: Tx, ctx: ProjectCtx, queueId: string, people: readonly string[]) {
  await requireMembers(tx, ctx, people);
  await tx.queueMember.deleteMany({ where: { queueId } });
  await tx.queueMember.createMany({ data: people.map((userId) => ({ queueId, userId })) });
}

/** More votes reopen what is done; fewer complete what has enough. What was adjudicated stays so. */
async function followVotes(tx: Tx, ctx: ProjectCtx, before: Queue, queue: Queue) {
  const [was, now] = [before.votesNeeded, queue.votesNeeded];
  if (now > was) {
    await lockSettled(tx, queue.id, now);
    const by = userIdOf(ctx);
    const { count, ...back } = await reopenItems(tx, { queueId: queue.id, votes: now, by, at: ctx.now() });
    await compareBroughtBack(tx, ctx.project.id, back);
    return { reopened: count, completed: 0 };
  }
  const ready = now < was ? await completeItems(tx, queue.id, now) : [];
  for (const variant of ready) {
    const item = await lockPlace(tx, queue.id, variant);
    if (item) await settleItem(tx, ctx, queue, item);
  }
  return { reopened: 0, completed: ready.length };
}
