import { Id, Page } from '#lib/domain/ids.ts';
import { cappedCount } from '../capped-count.ts';
import { pageOf } from '../page-of.ts';
import { projectVerb } from '../verb.ts';
import { findQueue } from './find-queue.ts';

export const listDisputes = projectVerb(
  {
    name: 'queues.disputes',
    summary: 'Lists the variants of a queue on which the votes do not agree, for a reviewer to decide.',
    kind: 'query',
    capability: 'adjudicate',
    input: Page.extend({ queue: Id.describe('The queue') }),
  },
  async (ctx, input) => {
    const queue = await findQueue(ctx.db, ctx, input.queue);
    const where = { queueId: queue.id, state: 'disputed' as const };
    const [rows, total] = await Promise.all([
      ctx.db.queueItem.findMany({
        where: { ...where, rank: { gt: input.after ?? 0 } },
        orderBy: { rank: 'asc' },
        take: input.limit + 1,
        include: {
          variant: {
            select: { id: true, seq: true, problem: true, method: true, subject: true, level: true },
          },
          assignments: {
            where: { state: 'cast' },
            orderBy: { castAt: 'asc' },
            include: { user: { select: { name: true } } },
          },
        },
      }),
      cappedCount((take) => ctx.db.queueItem.count({ where, take })),
    ]);
    const { page, nextAfter } = pageOf(rows, input.limit, ({ rank }) => rank);
    const items = page.map(({ rank, variant, settledAt, assignments }) => ({
      ...{ id: variant.id, seq: rank, disputedAt: settledAt },
      variant: { ...variant, seq: Number(variant.seq) },
      votes: assignments.map((one) => ({ name: one.user.name, action: one.action!, reasons: one.reasons })),
    }));
    return { items, nextAfter, ...total };
  },
);

export type Dispute = Awaited<ReturnType<typeof listDisputes>>['items'][number];
