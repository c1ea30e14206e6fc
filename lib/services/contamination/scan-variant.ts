import { poolOf, type Tx } from '#lib/db/client.ts';
import type { TextScope } from '#lib/db/queries/contamination/text-scope.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { Ctx } from '../context.ts';
import { type BenchmarkSet, currentBenchmarks } from './benchmark-set.ts';
import { embeddingFinder } from './embedding-finder.ts';
import type { OverlapFinder } from './local-finder.ts';
import { finderOf } from './overlap-finder.ts';
import { type RangeScanner, scanRange } from './scan-range.ts';
import { scanTexts } from './scan-texts.ts';

/** Has an edited variant compared, where its project has benchmarks; in the transaction of the edit. */
export async function compareEdited(tx: Tx, projectId: string, variantId: string): Promise<void> {
  const benchmarks = await tx.benchmark.count({ where: { projectId, status: 'done' } });
  if (benchmarks > 0) await enqueue(tx, 'contamination.variant', { variantId });
}

/** Has the variants of an ended batch compared by vectors, where the project does so: by words they were already. */
export async function compareBatch(tx: Tx, projectId: string, batchId: string): Promise<void> {
  const set = await currentBenchmarks(tx, projectId);
  if (set?.settings.nearest === 'embedding') await enqueue(tx, 'contamination.batch', { batchId });
}

/** The job "contamination.variant": one variant as it is now against every benchmark. */
export async function scanVariant(ctx: Ctx, variantId: string, find?: OverlapFinder): Promise<void> {
  const found = await ctx.db.variant.findUnique({ where: { id: variantId }, select: { projectId: true } });
  if (found) await scanScope(ctx, { kind: 'variant', ...found, ids: [variantId] }, find);
}

/** The job "contamination.batch": the variants of a batch against every benchmark. */
export async function scanBatch(ctx: Ctx, batchId: string, find?: OverlapFinder): Promise<void> {
  const found = await ctx.db.batch.findUnique({ where: { id: batchId }, select: { projectId: true } });
  if (found) await scanScope(ctx, { kind: 'variant', ...found, batchId }, find);
}

async function scanScope(ctx: Ctx, scope: TextScope, find: OverlapFinder = finderOf(ctx.db)): Promise<void> {
  const set: BenchmarkSet | null = await currentBenchmarks(ctx.db, scope.projectId);
  if (!set) return;
  const embed = await embeddingFinder(ctx, scope.projectId, set);
  const scanners: RangeScanner[] = [(asked) => scanRange({ pool: poolOf(ctx.db), find }, asked)];
  await scanTexts(ctx, scope, { set, scanners, embed, size: 1000, onRange: async () => {} });
}
