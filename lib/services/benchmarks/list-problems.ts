import { BenchmarkProblems } from '#lib/domain/benchmarks/schema.ts';
import { notFound } from '#lib/domain/errors.ts';
import { cappedCount } from '../capped-count.ts';
import { pageOf } from '../page-of.ts';
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
    const { page, nextAfter } = pageOf(rows, limit, ({ seq }) => seq);
    const items = page.map((row) => ({ ...row, seq: Number(row.seq) }));
    return { items, nextAfter, ...total };
  },
);

export type BenchmarkProblemRow = Awaited<ReturnType<typeof listBenchmarkProblems>>['items'][number];
