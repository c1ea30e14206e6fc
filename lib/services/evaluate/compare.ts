import { precondition } from '#lib/domain/errors.ts';
import { compareEvaluations } from '#lib/domain/evaluate/compare.ts';
import { Comparison } from '#lib/domain/evaluate/schema.ts';
import { projectVerb } from '../verb.ts';
import { findEvaluation } from './find.ts';
import { gradersOf, readGraded } from './grading/read-graded.ts';

export const compareTwo = projectVerb(
  {
    name: 'evaluate.compare',
    summary:
      "Compares two evaluations of one benchmark by every grader: McNemar's test, the difference, and the problems that only one solves.",
    kind: 'query',
    capability: 'read',
    input: Comparison,
  },
  async (ctx, { first, second, grader, rulings: withPeople }) => {
    const [one, other] = await Promise.all([findEvaluation(ctx, first), findEvaluation(ctx, second)]);
    if (one.benchmarkId !== other.benchmarkId)
      throw precondition('They were made on different benchmarks: only the same problems can be compared.');
    const [ours, theirs] = await Promise.all([readGraded(ctx.db, one.id), readGraded(ctx.db, other.id)]);
    const graders = gradersOf([...ours, ...theirs]);
    const comparisons = graders.map((id) => compareEvaluations(ours, theirs, { grader: id, withPeople }));
    const leading = comparisons.find((each) => each.grader === grader);
    if (!leading) throw precondition(`No reply was graded by "${grader}". There are ${graders.join(', ')}.`);
    const flipped = leading.flips.map(({ problemId }) => problemId);
    const problems = await ctx.db.benchmarkProblem.findMany({
      where: { id: { in: flipped } },
      select: { id: true, rowNumber: true, problem: true, answer: true, level: true, subject: true },
    });
    const byId = new Map(problems.map((problem) => [problem.id, problem]));
    const named = ({ id, name, modelName }: typeof one) => ({ id, name, modelName });
    return {
      ...{ first: named(one), second: named(other), grader },
      comparisons: comparisons.map(({ flips: _, ...each }) => each),
      flips: leading.flips.map(({ problemId, change }) => ({ change, problem: byId.get(problemId)! })),
    };
  },
);
