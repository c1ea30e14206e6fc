import { bootstrapInterval, wilsonInterval } from '#lib/math/stats/index.ts';
import { type GradedReply, isCorrect, type Judge, type ProblemReplies } from './graded-reply.ts';

/**
 * A share of problems from 0 to 1 with its 95 % interval; null where there is none to take a share of. `of`: problems;
 * `replies`: replies behind them.
 */
export type Estimate = {
  share: number | null;
  low: number;
  high: number;
  of: number;
  replies: number;
  method: 'wilson' | 'bootstrap';
};

const RESAMPLES = 1_000;

/**
 * The mean of values from 0 to 1, one for each problem. Where each is 0 or 1 it is a proportion, and the interval is
 * Wilson's; otherwise problems are resampled (BCa), because the samples of one problem are not independent. Where all
 * values are the same, resampling knows no spread: then Wilson's again, with a problem as one trial.
 */
export function estimateOf(values: readonly number[], replies = values.length): Estimate {
  const of = values.length;
  if (of === 0) return { share: null, low: 0, high: 1, of, replies, method: 'wilson' };
  const share = mean(values);
  const isProportion = values.every((value) => value === 0 || value === 1);
  if (isProportion || values.every((value) => value === values[0])) {
    return { share, ...wilsonInterval(Math.round(share * of), of), of, replies, method: 'wilson' };
  }
  const { low, high } = bootstrapInterval(values, mean, { resamples: RESAMPLES });
  return { share, low, high, of, replies, method: 'bootstrap' };
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** The share of a problem's replies that are correct. */
export function shareCorrect(replies: readonly GradedReply[], judge: Judge): number {
  return replies.filter((reply) => isCorrect(reply, judge)).length / replies.length;
}

/** Accuracy: the mean over problems of the share of correct replies (with one sample, the share of correct replies). */
export function accuracyOf(problems: readonly ProblemReplies[], judge: Judge): Estimate {
  const replies = problems.reduce((sum, problem) => sum + problem.replies.length, 0);
  return estimateOf(
    problems.map((problem) => shareCorrect(problem.replies, judge)),
    replies,
  );
}
