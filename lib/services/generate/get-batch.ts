import { notFound } from '#lib/domain/errors.ts';
import { Recipe } from '#lib/domain/generate/plan.ts';
import { BatchRef } from '#lib/domain/generate/schema.ts';
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
    const [counts, reasons, checks, legs] = await Promise.all([
      countRequests(ctx.db, [batch.id]),
      countReasons(ctx, batch.id),
      countChecks(ctx, batch.id),
      ctx.db.batchLeg.findMany({ where: { batchId: batch.id }, orderBy: { position: 'asc' } }),
    ]);
    const recipe = Recipe.parse(batch.recipe);
    return { ...batchView(batch, counts.get(batch.id)!, ctx.now()), recipe, reasons, checks, legs };
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
