import type { Grade, GradeVerdict } from '../grader.ts';

/** Of longer answers only so many characters are kept and shown; all of them are compared. */
const LONGEST_KEPT = 1_000;
const LONGEST_SHOWN = 80;

const cut = (text: string, longest: number) =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;

/** An answer inside a reason. */
export const shown = (answer: string) => cut(answer.replaceAll(/\s+/g, ' '), LONGEST_SHOWN);

/** A grade for an answer that was found. */
export function graded(verdict: GradeVerdict, extracted: string, reason: string): Grade {
  return { verdict, extracted: cut(extracted, LONGEST_KEPT), reason };
}

/** Correct or wrong, by a comparison that always decides. */
export function ruled(isRight: boolean, extracted: string, answer: string, how: string): Grade {
  const words = `${shown(extracted)} ${isRight ? 'is' : 'is not'} ${shown(answer)} (${how}).`;
  return graded(isRight ? 'correct' : 'wrong', extracted, words);
}

export const unparseable = (reason: string): Grade => ({ verdict: 'unparseable', extracted: null, reason });

/** Nothing can be right where the benchmark gives no answer. */
export const noReference: Grade = {
  verdict: 'undecided',
  extracted: null,
  reason: 'The benchmark gives no answer to this problem.',
};
