import { Page } from '#lib/domain/ids.ts';
import { QueueFilter } from '#lib/domain/review/schema.ts';
import { projectVerb } from '../verb.ts';
import { queueWhere } from './queue-where.ts';

/** Exact counts stop here; beyond it a list says "10,000+". */
const countCap = 10_000;

export const listQueue = projectVerb(
  {
    name: 'review.queue',
    summary: 'Lists the variants that wait for a decision, oldest first.',
    kind: 'query',
    capability: 'read',
    input: QueueFilter.extend(Page.shape),
  },
  async (ctx, input) => {
    const where = queueWhere(ctx.project.id, input);
    const [rows, total] = await Promise.all([
      ctx.db.variant.findMany({
        where: { ...where, seq: { gt: input.after ?? 0 } },
        orderBy: { seq: 'asc' },
        take: input.limit + 1,
        select: { id: true, seq: true, revision: true, status: true, checkState: true, method: true },
      }),
      ctx.db.variant.count({ where, take: countCap + 1 }),
    ]);
    const items = rows.slice(0, input.limit).map((row) => ({ ...row, seq: Number(row.seq) }));
    return {
      items,
      nextAfter: rows.length > input.limit ? (items.at(-1)?.seq ?? null) : null,
      total: Math.min(total, countCap),
      totalIsCapped: total > countCap,
    };
  },
);
