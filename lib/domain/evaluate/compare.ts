import { bootstrapInterval, type Interval, mcnemarTest } from '#lib/math/stats/index.ts';
import { byProblem, type GradedReply, type Judge } from './graded-reply.ts';
import { isSolved } from './majority.ts';

/** A problem that one of two evaluations solves and the other does not. */
export type Flip = { problemId: string; change: 'gained' | 'lost' };

/** Two evaluations on the problems that both have a reply to. */
export type Comparison = {
  grader: string;
  pairs: number;
  both: number;
  neither: number;
  /** Solved by the first alone, by the second alone. */
  onlyFirst: number;
  onlySecond: number;
  /** Share of the second less share of the first, with its 95 % interval over problems; null without a pair. */
  difference: ({ estimate: number } & Interval) | null;
  /** Two-sided p-values of McNemar's test: exact, and mid-p, which is less conservative. */
  exact: number;
  midP: number;
  /** In the order of the first evaluation's problems. */
  flips: Flip[];
  /** Problems with a reply in only one of the two. */
  unpaired: number;
};

/**
 * Whether two evaluations of one benchmark differ, by McNemar's exact test on the problems that they solve differently
 * (Q. McNemar, Psychometrika 12, 1947). With several samples a problem is solved where their majority is correct.
 */
export function compareEvaluations(
  first: readonly GradedReply[],
  second: readonly GradedReply[],
  judge: Judge,
): Comparison {
  const others = solvedOf(second, judge);
  const ours = [...solvedOf(first, judge)];
  const pairs = ours.flatMap(([problemId, one]) => {
    const other = others.get(problemId);
    return other === undefined ? [] : [{ problemId, one, other }];
  });
  const count = (one: boolean, other: boolean) =>
    pairs.filter((pair) => pair.one === one && pair.other === other).length;
  const [onlyFirst, onlySecond] = [count(true, false), count(false, true)];
  return {
    grader: judge.grader,
    pairs: pairs.length,
    both: count(true, true),
    neither: count(false, false),
    onlyFirst,
    onlySecond,
    difference: differenceOf(pairs.map(({ one, other }) => Number(other) - Number(one))),
    ...mcnemarTest(onlyFirst, onlySecond),
    flips: pairs.flatMap(({ problemId, one, other }) =>
      one === other ? [] : [{ problemId, change: other ? ('gained' as const) : ('lost' as const) }],
    ),
    unpaired: ours.length - pairs.length + others.size - pairs.length,
  };
}

function solvedOf(replies: readonly GradedReply[], judge: Judge): Map<string, boolean> {
  return new Map(byProblem(replies).map((problem) => [problem.problemId, isSolved(problem.replies, judge)]));
}

function differenceOf(values: readonly number[]): Comparison['difference'] {
  if (values.length === 0) return null;
  const mean = (some: readonly number[]) => some.reduce((sum, value) => sum + value, 0) / some.length;
  const { estimate, low, high } = bootstrapInterval(values, mean, { resamples: 1_000 });
  return { estimate, low, high };
}
