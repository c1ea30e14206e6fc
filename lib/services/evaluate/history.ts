import { notFound } from '#lib/domain/errors.ts';
import { problemHistory } from '#lib/domain/evaluate/history.ts';
import { ProblemHistory } from '#lib/domain/evaluate/schema.ts';
import { projectVerb } from '../verb.ts';
import { gradedOf, gradersOf } from './grading/read-graded.ts';

export const historyOfProblem = projectVerb(
  {
    name: 'evaluate.history',
    summary:
      'Shows one problem of a benchmark over all evaluations that asked it: who solves it, and what else is answered.',
    kind: 'query',
    capability: 'read',
    input: ProblemHistory,
  },
  async (ctx, { problem, grader }) => {
    const found = await ctx.db.benchmarkProblem.findFirst({
      where: { id: problem, benchmark: { projectId: ctx.project.id } },
      include: { benchmark: { select: { id: true, name: true } } },
      omit: { meta: true },
    });
    if (!found) throw notFound('This problem');
    const evaluations = await ctx.db.evaluation.findMany({
      where: { projectId: ctx.project.id, answers: { some: { problemId: problem } } },
      orderBy: { seq: 'asc' },
      select: { id: true, name: true, modelName: true, createdAt: true },
    });
    const entries = await Promise.all(
      evaluations.map(async (evaluation) => ({
        evaluation,
        replies: await gradedOf(ctx.db, evaluation.id, problem),
      })),
    );
    const graders = gradersOf(entries.flatMap(({ replies }) => replies));
    return {
      problem: { ...found, seq: Number(found.seq) },
      graders,
      ...problemHistory(entries, graders, grader),
    };
  },
);
