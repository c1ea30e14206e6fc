import { BenchmarkRef } from '#lib/domain/benchmarks/schema.ts';
import { notFound } from '#lib/domain/errors.ts';
import { projectVerb } from '../verb.ts';
import { viewBenchmark } from './view.ts';

export const showBenchmark = projectVerb(
  {
    name: 'benchmarks.show',
    summary: 'Shows a benchmark: its counts by kind of answer, level and subject.',
    kind: 'query',
    capability: 'read',
    input: BenchmarkRef,
  },
  async (ctx, { benchmark }) => {
    const found = await ctx.db.benchmark.findFirst({ where: { id: benchmark, projectId: ctx.project.id } });
    if (!found) throw notFound('This benchmark');
    const where = { benchmarkId: benchmark };
    const [types, levels, subjects] = await Promise.all([
      ctx.db.benchmarkProblem.groupBy({ by: ['answerType'], where, _count: true }),
      ctx.db.benchmarkProblem.groupBy({ by: ['level'], where, _count: true, orderBy: { level: 'asc' } }),
      ctx.db.benchmarkProblem.groupBy({ by: ['subject'], where, _count: true, orderBy: { subject: 'asc' } }),
    ]);
    return {
      ...viewBenchmark(found),
      answerTypes: types.map(({ answerType, _count }) => ({ value: answerType, count: _count })),
      levels: levels.map(({ level, _count }) => ({ value: level, count: _count })),
      subjects: subjects.map(({ subject, _count }) => ({ value: subject, count: _count })),
    };
  },
);
