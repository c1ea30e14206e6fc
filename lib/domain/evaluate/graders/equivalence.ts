import { compareAnswers, type Located, locateAnswer, type Outcome } from '#lib/math/answers/index.ts';
import type { Grade, Grader, Reference, ReplyText } from '../grader.ts';
import { graded, noReference, shown, unparseable } from './verdicts.ts';

/** Rules that guess: they take the end of the text where no answer is announced. */
const GUESSES = new Set(['last formula', 'last value', 'last sentence']);

/** The answer engine of the studio, as the check of variants uses it. */
export const equivalence: Grader = {
  id: 'equivalence',
  version: 1,
  title: 'Equivalence',
  description:
    'The studio’s answer engine: finds the answer in whatever form it is given and compares it as mathematics: values, ' +
    'expressions, sets, intervals, units. Lets through an answer without the unit that was asked for, and a decimal that ' +
    'is the exact value rounded. Misses what it cannot read or show (then it is undecided, not wrong), and an answer that ' +
    'is not the last one of the reply.',
  grade(reply, reference) {
    if (reference.answer === null) return noReference;
    const located = locateAnswer(reply.text, 'response');
    const fault = faultOf(located, reply, reference);
    return fault === null ? compared(reference.answer.trim(), located, reference) : unparseable(fault);
  },
};

function faultOf({ place, answer }: Located, reply: ReplyText, reference: Reference): string | null {
  if (place === null || answer.trim() === '') return 'No answer was found in the reply.';
  if (reply.truncated && GUESSES.has(place.rule))
    return 'The reply is cut off before it announces an answer.';
  const isText = reference.answerType === 'text' || reference.answerType === 'choice';
  if (place.rule === 'last sentence' && !isText) return 'The reply announces no answer and ends in no value.';
  return null;
}

/** With and without the percent sign that stands outside of the box: it may belong to the answer. */
function compared(gold: string, located: Located, { answerType }: Reference): Grade {
  const options = answerType === 'choice' ? { choices: 'ABCDEF' } : {};
  const outcomeOf = (answer: string) => compareAnswers(gold, answer, { ...options, input: 'answer' });
  const bare = outcomeOf(located.answer);
  const signed = located.percent && bare.verdict !== 'equal' ? outcomeOf(`${located.answer}\\%`) : null;
  return toGrade(signed?.verdict === 'equal' ? signed : bare, located.answer, gold);
}

const words = {
  equal: ['correct', 'equals'],
  different: ['wrong', 'is not'],
  undecided: ['undecided', 'could not be compared with'],
} as const;

function toGrade({ verdict, reason }: Outcome, answer: string, gold: string): Grade {
  const [grade, word] = words[verdict];
  return graded(grade, answer, `${shown(answer)} ${word} ${shown(gold)} (${reason}).`);
}
