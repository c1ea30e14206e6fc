import { z } from 'zod';
import { leftFor } from '#lib/db/queries/queues/left-for.ts';
import { peopleOfQueue } from '#lib/db/queries/queues/people-of-queue.ts';
import { may } from '#lib/domain/access.ts';
import { Id } from '#lib/domain/ids.ts';
import { QueueSelection } from '#lib/domain/queues/schema.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { countedQueues } from './count-memory.ts';
import { findQueue, mayWork, type Queue } from './find-queue.ts';
import { countsOf } from './list.ts';

export const showQueue = projectVerb(
  {
    name: 'queues.show',
    summary: 'Shows a queue: its settings, how far it is, and who did what in it.',
    kind: 'query',
    capability: 'read',
    input: z.object({ queue: Id.describe('The queue') }),
  },
  async (ctx, input) => {
    const queue = await findQueue(ctx.db, ctx, input.queue);
    const [counts, people, yours] = await Promise.all([
      countedQueues(ctx.db, [queue.id]),
      peopleOfQueue(ctx.db, queue.id, ctx.now()),
      yoursOf(ctx, queue),
    ]);
    const { id, name, order, randomSeed, votesNeeded, leaseSeconds, status, createdAt } = queue;
    // How somebody votes is for those who adjudicate; the share of gold for those who set it.
    const seesHow = may(ctx.role, 'adjudicate');
    return {
      ...{ id, name, order, randomSeed, votes: votesNeeded, leaseSeconds, status, createdAt },
      filter: QueueSelection.parse(queue.filter),
      audit: queue.auditId === null ? null : await auditOf(ctx, queue.auditId),
      goldRate: may(ctx.role, 'gold') ? queue.goldRate : null,
      members: queue.members.map(({ userId }) => userId),
      counts: countsOf(counts.rows),
      /** When a large queue was counted; null: just now. */
      countedAt: counts.countedAt(queue.id),
      people: people.map(({ done, accepted, against, ...person }) => ({
        ...person,
        how: seesHow ? { done, accepted, against } : null,
      })),
      yours,
    };
  },
);

const auditOf = (ctx: ProjectCtx, id: string) =>
  ctx.db.auditPlan.findUniqueOrThrow({ where: { id }, select: { id: true, name: true } });

/** What waits for the one who asks; null where they may not work it. `left` stops at 1,001. */
async function yoursOf(ctx: ProjectCtx, queue: Queue) {
  const { actor } = ctx;
  if (actor.kind !== 'user' || !may(ctx.role, 'review') || !mayWork(queue, actor.id)) return null;
  return { left: await leftFor(ctx.db, queue.id, actor.id) };
}

export type QueueDetail = Awaited<ReturnType<typeof showQueue>>;
