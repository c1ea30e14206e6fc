import { vote } from '../generate/steps/vote.ts';
import { type GradedReply, isCorrect, type Judge } from './graded-reply.ts';

/**
 * The chance, 0 to 1, that the majority's answer of a problem's first k samples is correct (maj@k, after the
 * self-consistency of Wang et al. 2022, arXiv 2203.11171): equivalent answers vote together, replies without an answer
 * do not vote, and of groups that are equally large each is chosen equally often. 0 where no reply has an answer.
 *
 * @param sizes the values of k, each from 1 to the number of replies
 */
export function majorityAt(
  replies: readonly GradedReply[],
  judge: Judge,
  sizes: readonly number[],
): number[] {
  if (replies.length === 1) return sizes.map(() => Number(isCorrect(replies[0]!, judge)));
  const { groups } = vote(replies.map(({ grades }) => grades[judge.grader]?.extracted ?? null));
  const right = groups.map(({ members }) =>
    isGroupCorrect(
      members.map((at) => replies[at]!),
      judge,
    ),
  );
  return sizes.map((k) => {
    const votes = groups.map(({ members }) => members.filter((at) => at < k).length);
    const most = Math.max(0, ...votes);
    const winners = right.filter((_, at) => votes[at] === most);
    return most === 0 ? 0 : winners.filter(Boolean).length / winners.length;
  });
}

/** Equivalent answers are right or wrong together: a person's word on one of them, else the first one's grade. */
function isGroupCorrect(members: readonly GradedReply[], judge: Judge): boolean {
  const ruled = judge.withPeople && members.find(({ human }) => human !== null);
  return isCorrect(ruled || members[0]!, judge);
}

/** Whether a problem counts as solved: its only reply is correct, or the majority of its samples. */
export const isSolved = (replies: readonly GradedReply[], judge: Judge): boolean =>
  replies.length > 0 && majorityAt(replies, judge, [replies.length])[0]! > 0.5;
