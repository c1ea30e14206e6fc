import { precondition } from '#lib/domain/errors.ts';
import { SweepEvaluation } from '#lib/domain/evaluate/schema.ts';
import { findSweep } from '../train/find.ts';
import { projectVerb } from '../verb.ts';
import { askableBenchmark } from './resolve.ts';
import { startOnRun } from './start.ts';

export const evaluateSweep = projectVerb(
  {
    name: 'evaluate.sweep',
    summary:
      'Evaluates the model of every run of a sweep on a benchmark, but for those that were: each is served while it is asked.',
    kind: 'command',
    capability: 'evaluate',
    input: SweepEvaluation,
  },
  async (ctx, { sweep: ref, ...asked }) => {
    const sweep = await findSweep(ctx, ref);
    const { id: benchmarkId } = await askableBenchmark(ctx, asked.benchmark);
    const runs = await ctx.db.trainingRun.findMany({
      where: { sweepId: sweep.id, state: 'succeeded' },
      ...{ orderBy: { place: 'asc' }, select: { id: true, number: true, name: true } },
    });
    const evaluated = await ctx.db.evaluation.findMany({
      where: {
        ...{ benchmarkId, status: { in: ['waiting', 'running', 'grading', 'done'] } },
        checkpoint: { final: true, leg: { runId: { in: runs.map(({ id }) => id) } } },
      },
      select: { checkpoint: { select: { leg: { select: { runId: true } } } } },
    });
    const known = new Set(evaluated.map(({ checkpoint }) => checkpoint?.leg.runId));
    const open = runs.filter(({ id }) => !known.has(id));
    if (runs.length === 0) throw precondition('No run of this sweep has left a model yet.');
    if (open.length === 0) throw precondition('Every model of this sweep was asked this benchmark already.');
    const evaluations: string[] = [];
    for (const { number } of open) {
      const { evaluation } = await startOnRun(ctx, { ...asked, run: String(number), name: '' });
      evaluations.push(evaluation);
    }
    return { evaluations, skipped: runs.length - open.length };
  },
);
