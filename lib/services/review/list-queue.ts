import { Page } from '#lib/domain/ids.ts';
import { QueueFilter } from '#lib/domain/review/schema.ts';
import { dueRows } from '../audits/due-rows.ts';
import { cappedCount } from '../capped-count.ts';
import { pageOf } from '../page-of.ts';
import { projectVerb } from '../verb.ts';
import { queueWhere } from './queue-where.ts';

export const listQueue = projectVerb(
  {
    name: 'review.queue',
    summary: 'Lists the variants that wait for a decision, oldest first.',
    kind: 'query',
    capability: 'read',
    input: QueueFilter.extend(Page.shape),
  },
  async (ctx, input) => {
    const admitted = queueWhere(ctx.project.id, input);
    const where = input.audit ? { ...admitted, ...(await dueRows(ctx, input.audit)) } : admitted;
    const [rows, total] = await Promise.all([
      ctx.db.variant.findMany({
        where: { ...where, seq: { gt: input.after ?? 0 } },
        orderBy: { seq: 'asc' },
        take: input.limit + 1,
        select: { id: true, seq: true, revision: true, status: true, checkState: true, method: true },
      }),
      cappedCount((take) => ctx.db.variant.count({ where, take })),
    ]);
    const { page, nextAfter } = pageOf(rows, input.limit, ({ seq }) => seq);
    const items = page.map((row) => ({ ...row, seq: Number(row.seq) }));
    return { items, nextAfter, ...total };
  },
);
