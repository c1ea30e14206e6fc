import { z } from 'zod';
import { QueueSelection } from '#lib/domain/queues/schema.ts';
import { projectVerb } from '../verb.ts';
import { countedQueues } from './count-memory.ts';
import { mayWork } from './find-queue.ts';

export const listQueues = projectVerb(
  {
    name: 'queues.list',
    summary: 'Lists the review queues of a project with what is left in each, the newest first.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const queues = await ctx.db.reviewQueue.findMany({
      where: { projectId: ctx.project.id },
      orderBy: { seq: 'desc' },
      include: { members: { select: { userId: true } } },
      take: 200,
    });
    const counts = await countedQueues(
      ctx.db,
      queues.map(({ id }) => id),
    );
    const { actor } = ctx;
    const items = queues.map(({ members, goldRate, ...queue }) => ({
      ...{
        id: queue.id,
        name: queue.name,
        order: queue.order,
        votes: queue.votesNeeded,
        status: queue.status,
      },
      ...{ filter: QueueSelection.parse(queue.filter), createdAt: queue.createdAt, members: members.length },
      yours: actor.kind === 'user' && mayWork({ ...queue, goldRate, members }, actor.id),
      counts: countsOf(counts.rows.filter((one) => one.queueId === queue.id)),
    }));
    return { items };
  },
);

/** Items by state, and votes that stand. */
export function countsOf(rows: readonly { state: string; items: number; votes: number }[]) {
  const of = (state: string) => rows.find((row) => row.state === state)?.items ?? 0;
  const sum = (pick: (row: { items: number; votes: number }) => number) =>
    rows.reduce((total, row) => total + pick(row), 0);
  return {
    ...{ items: sum((row) => row.items), open: of('open'), agreed: of('agreed'), disputed: of('disputed') },
    ...{ adjudicated: of('adjudicated'), withdrawn: of('withdrawn'), votes: sum((row) => row.votes) },
  };
}

export type QueueRow = Awaited<ReturnType<typeof listQueues>>['items'][number];
