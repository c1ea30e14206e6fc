import { BenchmarkProblems } from '#lib/domain/benchmarks/schema.ts';
import { notFound } from '#lib/domain/errors.ts';
import { cappedCount } from '../capped-count.ts';
import { projectVerb } from '../verb.ts';

export const listBenchmarkProblems = projectVerb(
  {
    name: 'benchmarks.problems',
    summary: 'Lists the problems of a benchmark in the order of its file.',
    kind: 'query',
    capability: 'read',
    input: BenchmarkProblems,
  },
  async (ctx, { benchmark, after, limit, answerType, level, subject }) => {
    const found = await ctx.db.benchmark.findFirst({
      where: { id: benchmark, projectId: ctx.project.id },
      select: { id: true },
    });
    if (!found) throw notFound('This benchmark');
    const where = { benchmarkId: benchmark, answerType, level, subject };
    const [rows, total] = await Promise.all([
      ctx.db.benchmarkProblem.findMany({
        where: { ...where, seq: { gt: after ?? 0 } },
        orderBy: { seq: 'asc' },
        take: limit + 1,
        omit: { meta: true, benchmarkId: true, contentHash: true },
      }),
      cappedCount((take) => ctx.db.benchmarkProblem.count({ where, take })),
    ]);
    const items = rows.slice(0, limit).map((row) => ({ ...row, seq: Number(row.seq) }));
    return { items, nextAfter: rows.length > limit ? (items.at(-1)?.seq ?? null) : null, ...total };
  },
);

export type BenchmarkProblemRow = Awaited<ReturnType<typeof listBenchmarkProblems>>['items'][number];
