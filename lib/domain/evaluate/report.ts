import { passAtK } from '#lib/math/stats/index.ts';
import { type Breakdown, breakdownsOf } from './breakdowns.ts';
import { accuracyOf, type Estimate, estimateOf } from './estimate.ts';
import { type Families, familiesOf } from './families.ts';
import { byProblem, type GradedReply, isCorrect, type Judge, type ProblemReplies } from './graded-reply.ts';
import { majorityAt } from './majority.ts';

export type { GradedReply } from './graded-reply.ts';

/** Several samples at once: pass@k and maj@k for one k. */
export type AtK = { k: number; pass: Estimate; majority: Estimate };

/** What one grader says of an evaluation. */
export type GraderReport = {
  grader: string;
  /** By its grades alone. */
  accuracy: Estimate;
  /** With a person's ruling in place of its grade, where one stands. */
  withPeople: Estimate;
  /** Replies that a person ruled otherwise than it. */
  overruled: number;
  undecided: number;
  /** Replies in which it found no answer, and of those, the ones that were cut off. */
  unparseable: number;
  unparseableTruncated: number;
  /** For k = 1, 2, 4 … and all; empty where each problem has one reply. */
  atK: AtK[];
  families: Families | null;
};

export type Report = {
  /** Problems with a reply. */
  problems: number;
  /** Replies with a text. */
  replies: number;
  /** Samples that most problems have. */
  samples: number;
  /** Requests that brought no text: they count in no share. */
  failed: number;
  /** Replies that were cut off by the limit of tokens; they count, as what they are. */
  truncated: number;
  /** Replies that a person ruled on. */
  ruled: number;
  graders: GraderReport[];
  /** With people's rulings where `withPeople` was asked for. */
  breakdowns: Breakdown[];
};

/** What the row of an evaluation keeps of its report. */
export type EvaluationSummary = Omit<Report, 'breakdowns'>;

/**
 * What graders say of the replies of one evaluation: accuracy with a 95 % interval, pass@k and maj@k, families, groups of
 * problems. Replies that are truncated or in which a grader finds no answer count as not correct; failed ones are counted
 * apart and are in no share.
 *
 * @param graders the ids to report, in this order
 */
export function reportOf(
  replies: readonly GradedReply[],
  graders: readonly string[],
  { withPeople = true }: { withPeople?: boolean } = {},
): Report {
  const problems = byProblem(replies);
  const answered = replies.filter(({ failed }) => !failed);
  return {
    problems: problems.length,
    replies: answered.length,
    samples: Math.max(0, ...problems.map((problem) => problem.replies.length)),
    failed: replies.length - answered.length,
    truncated: answered.filter(({ truncated }) => truncated).length,
    ruled: answered.filter(({ human }) => human !== null).length,
    graders: graders.map((grader) => graderReport(problems, answered, grader, withPeople)),
    breakdowns: breakdownsOf(problems, graders, withPeople),
  };
}

function graderReport(
  problems: readonly ProblemReplies[],
  answered: readonly GradedReply[],
  grader: string,
  withPeople: boolean,
): GraderReport {
  const alone = { grader, withPeople: false };
  const judge = { grader, withPeople };
  const verdictOf = (reply: GradedReply) => reply.grades[grader]?.verdict;
  const unparseable = answered.filter((reply) => verdictOf(reply) === 'unparseable');
  const isRuled = answered.some(({ human }) => human !== null);
  const accuracy = accuracyOf(problems, alone);
  return {
    grader,
    accuracy,
    withPeople: isRuled ? accuracyOf(problems, { grader, withPeople: true }) : accuracy,
    overruled: answered.filter((reply) => reply.human !== null && reply.human !== isCorrect(reply, alone))
      .length,
    undecided: answered.filter((reply) => verdictOf(reply) === 'undecided').length,
    unparseable: unparseable.length,
    unparseableTruncated: unparseable.filter(({ truncated }) => truncated).length,
    atK: atKOf(problems, judge),
    families: familiesOf(problems, judge),
  };
}

/**
 * pass@k without bias (M. Chen et al., arXiv 2107.03374) and maj@k by the first k samples, each with its interval over
 * problems. A problem with fewer than k replies has no unbiased pass@k and is left out of that k.
 */
function atKOf(problems: readonly ProblemReplies[], judge: Judge): AtK[] {
  const most = Math.max(0, ...problems.map(({ replies }) => replies.length));
  if (most < 2) return [];
  const sizes = sizesUpTo(most);
  const majorities = problems.map(({ replies }) =>
    majorityAt(
      replies,
      judge,
      sizes.filter((k) => k <= replies.length),
    ),
  );
  return sizes.map((k, at) => {
    const enough = problems.filter(({ replies }) => replies.length >= k);
    const pass = enough.map(({ replies }) => {
      const correct = replies.filter((reply) => isCorrect(reply, judge)).length;
      return passAtK(replies.length, correct, k);
    });
    const majority = majorities.flatMap((values) => values.slice(at, at + 1));
    return { k, pass: estimateOf(pass), majority: estimateOf(majority) };
  });
}

function sizesUpTo(most: number): number[] {
  const sizes: number[] = [];
  for (let k = 1; k < most; k *= 2) sizes.push(k);
  return [...sizes, most];
}
