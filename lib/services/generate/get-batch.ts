import { notFound } from '#lib/domain/errors.ts';
import { BatchRef, Recipe } from '#lib/domain/generate/schema.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { batchView, countRequests } from './run/batch-view.ts';

export const getBatch = projectVerb(
  {
    name: 'generate.show',
    summary: 'Shows a batch: its recipe, its progress, why requests gave no variant, what it cost.',
    kind: 'query',
    capability: 'read',
    input: BatchRef,
  },
  async (ctx, input) => {
    const batch = await ctx.db.batch.findFirst({ where: { id: input.batch, projectId: ctx.project.id } });
    if (!batch) throw notFound('This batch');
    const [counts, reasons, checks, spent] = await Promise.all([
      countRequests(ctx.db, [batch.id]),
      countReasons(ctx, batch.id),
      countChecks(ctx, batch.id),
      sumSpent(ctx, batch.id),
    ]);
    const recipe = Recipe.parse(batch.recipe);
    return { ...batchView(batch, counts.get(batch.id)!, ctx.now()), recipe, reasons, checks, spent };
  },
);

export type BatchDetail = Awaited<ReturnType<typeof getBatch>>;

/** Why requests gave no variant, the commonest first, each with one of its messages. */
async function countReasons(ctx: ProjectCtx, batchId: string) {
  const rows = await ctx.db.generationRequest.groupBy({
    by: ['status', 'reason'],
    where: { batchId, status: { in: ['refused', 'failed'] } },
    _count: { _all: true },
    _min: { message: true },
    orderBy: { _count: { id: 'desc' } },
    take: 20,
  });
  return rows.map((row) => ({
    status: row.status as 'refused' | 'failed',
    reason: row.reason ?? 'unknown',
    count: row._count._all,
    example: row._min.message ?? '',
  }));
}

async function countChecks(ctx: ProjectCtx, batchId: string) {
  const rows = await ctx.db.variant.groupBy({
    by: ['checkState'],
    where: { batchId },
    _count: { _all: true },
  });
  const counts = { unchecked: 0, passed: 0, undecided: 0, failed: 0 };
  for (const row of rows) counts[row.checkState] = row._count._all;
  return counts;
}

async function sumSpent(ctx: ProjectCtx, batchId: string) {
  const sums = await ctx.db.generationRequest.aggregate({
    where: { batchId },
    _sum: { promptTokens: true, completionTokens: true, cost: true },
  });
  return {
    promptTokens: sums._sum.promptTokens ?? 0,
    completionTokens: sums._sum.completionTokens ?? 0,
    cost: sums._sum.cost === null ? null : Number(sums._sum.cost),
  };
}
