import { createHash } from 'node:crypto';
import type { Benchmark } from '#lib/db/generated/client.ts';
import { awaitWriters } from '#lib/db/queries/contamination/await-writers.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../context.ts';

export type BenchmarkCounts = { problemCount: number; duplicates: number; rejected: number };
type End = BenchmarkCounts & { status: 'done' | 'failed'; error: string | null };

/**
 * Ends the making of a benchmark and has the corpus compared; no text that is being stored now escapes the comparison.
 * `action`: what the audit says was done.
 */
export async function endReading(
  ctx: Ctx,
  { id, projectId }: Pick<Benchmark, 'id' | 'projectId'>,
  end: End,
  action = 'benchmarks.import',
): Promise<void> {
  const contentHash = end.status === 'done' ? await hashOf(ctx, id) : '';
  await ctx.db.$transaction(async (tx) => {
    await awaitWriters(tx, projectId);
    const data = { ...end, contentHash, finishedAt: ctx.now() };
    const ended = await tx.benchmark.updateMany({ where: { id, status: 'running' }, data });
    if (ended.count === 0) return;
    if (end.status === 'done') await enqueue(tx, 'contamination.benchmark', { benchmarkId: id });
    const scoped = { ...ctx, project: { id: projectId, slug: '', name: '' }, role: 'owner' as const };
    await audit(tx, scoped, {
      action,
      target: `benchmark ${id}`,
      before: { status: 'running' },
      after: { ...end },
    });
  });
}

/** SHA-256 over the content hashes of the problems, one a line, in the order of the file. */
async function hashOf(ctx: Ctx, benchmarkId: string): Promise<string> {
  const sum = createHash('sha256');
  const rows = await ctx.db.benchmarkProblem.findMany({
    where: { benchmarkId },
    orderBy: { seq: 'asc' },
    select: { contentHash: true },
  });
  for (const { contentHash } of rows) sum.update(`${contentHash}\n`);
  return sum.digest('hex');
}
