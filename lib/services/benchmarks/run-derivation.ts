import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Benchmark, BenchmarkProblem, Prisma } from '#lib/db/generated/client.ts';
import { answerType } from '#lib/domain/benchmarks/answer-type.ts';
import { Derivation, type DerivedProblem, deriveProblem } from '#lib/domain/evaluate/robustness/index.ts';
import type { Ctx } from '../context.ts';
import { problemHash } from '../problem-hash.ts';
import { type BenchmarkCounts, endReading } from './end-reading.ts';

/** Problems of the parent in one transaction. */
const chunkProblems = 100;

const Stored = z.object({ randomSeed: z.number(), limit: z.number().nullable() });

type Made = BenchmarkCounts & { leftOut: Record<string, number>; rows: number };

/**
 * The job "benchmarks.derive": makes the forms of every problem of the parent. Run again after a crash it begins anew and
 * comes to the same forms; a set that is made, or deleted meanwhile, is left as it is.
 */
export async function runDerivation(ctx: Ctx, benchmarkId: string, stopping: AbortSignal): Promise<void> {
  const started = { id: benchmarkId, status: { in: ['queued' as const, 'running' as const] } };
  await ctx.db.benchmark.updateMany({ where: started, data: { status: 'running' } });
  const found = await ctx.db.benchmark.findUnique({ where: { id: benchmarkId } });
  if (found?.status !== 'running' || found.parentId === null) return;
  await ctx.db.benchmarkProblem.deleteMany({ where: { benchmarkId } });
  const made = await makeAll(ctx, found, found.parentId, stopping);
  await end(ctx, found, made);
}

async function makeAll(ctx: Ctx, set: Benchmark, parentId: string, stopping: AbortSignal): Promise<Made> {
  const derivation = Derivation.parse(set.derivation);
  const { randomSeed, limit } = Stored.parse(set.derivation);
  const made: Made = { problemCount: 0, duplicates: 0, rejected: 0, leftOut: {}, rows: 0 };
  let left = limit ?? Number.POSITIVE_INFINITY;
  let after = 0n;
  while (left > 0) {
    stopping.throwIfAborted();
    const parents = await ctx.db.benchmarkProblem.findMany({
      where: { benchmarkId: parentId, seq: { gt: after } },
      ...{ orderBy: { seq: 'asc' }, take: Math.min(chunkProblems, left) },
    });
    const last = parents.at(-1);
    if (!last) break;
    const rows: Prisma.BenchmarkProblemCreateManyInput[] = [];
    for (const parent of parents) {
      // Other work of the process goes on between two problems.
      await setImmediate();
      const derived = deriveProblem(parent, derivation, `${randomSeed} ${parent.contentHash}`);
      if ('forms' in derived)
        rows.push(...derived.forms.map((form) => rowOf(set.id, parent, form, ++made.rows)));
      else count(made, derived.refused);
    }
    await store(ctx, set.id, rows, made);
    after = last.seq;
    left -= parents.length;
  }
  return made;
}

function count(made: Made, reason: string): void {
  made.rejected++;
  made.leftOut[reason] = (made.leftOut[reason] ?? 0) + 1;
}

async function store(ctx: Ctx, id: string, data: Prisma.BenchmarkProblemCreateManyInput[], made: Made) {
  const stored = await ctx.db.benchmarkProblem.createMany({ data, skipDuplicates: true });
  made.problemCount += stored.count;
  made.duplicates += data.length - stored.count;
  const { problemCount, duplicates, rejected } = made;
  await ctx.db.benchmark.updateMany({ where: { id }, data: { problemCount, duplicates, rejected } });
}

/** The form as a problem of its own, under a name that tells which form of which problem it is. */
function rowOf(
  benchmarkId: string,
  parent: BenchmarkProblem,
  { variation, ...texts }: DerivedProblem,
  rowNumber: number,
): Prisma.BenchmarkProblemCreateManyInput {
  const { subject, level, meta } = parent;
  const mark = variation.kind === 'distractors' ? `d${variation.distractors}` : `n${variation.copy}`;
  return {
    ...{ benchmarkId, rowNumber, ...texts, subject, level, parentId: parent.id, variation },
    originalId: `${parent.originalId ?? `row ${parent.rowNumber}`} ${mark}`,
    answerType: answerType(texts.answer),
    contentHash: problemHash(texts.problem),
    meta: meta as object,
  };
}

async function end(ctx: Ctx, set: Benchmark, { leftOut, rows: _, ...counts }: Made): Promise<void> {
  const reasons = Object.entries(leftOut).map(
    ([reason, times]) => `${times} × ${reason.replaceAll('-', ' ')}`,
  );
  const words = reasons.length === 0 ? null : `Problems that were left out: ${reasons.join(', ')}.`;
  const derivation = { ...(set.derivation as object), leftOut };
  await ctx.db.benchmark.updateMany({ where: { id: set.id }, data: { derivation } });
  const status = counts.problemCount > 0 ? 'done' : 'failed';
  const error = counts.problemCount > 0 ? words : (words ?? 'The parent has no problem.');
  await endReading(ctx, set, { status, error, ...counts }, 'benchmarks.derive');
}
