import { compareAnswers, extractAnswer } from '#lib/math/answers/index.ts';
import { failed, passed, type Rule, undecided } from '../rule.ts';

/** Places where a solution says outright what its answer is; anything else is a guess at its last sentence. */
const guesses = new Set(['last value', 'last sentence']);

/** The solution states a final answer, and it is the one that is recorded as the variant's answer. */
export const finalAnswerExtracted: Rule = {
  id: 'final-answer-extracted',
  title: 'Final answer',
  description: 'The solution states no final answer, or another one than the variant records.',
  version: 1,
  reads: 'text',
  run: ({ variant }) => {
    const found = extractAnswer(variant.solution);
    if (!found) return failed('The solution states no final answer.');
    const { answer, rule, start, end } = found;
    const evidence = { found: answer, recorded: variant.answer, rule, start, end };
    const { verdict, reason } = compareAnswers(variant.answer, answer, { input: 'answer' });
    if (guesses.has(rule)) {
      return undecided(`The solution does not mark its final answer; its last value is ${answer}.`, evidence);
    }
    if (verdict === 'equal')
      return passed(`The solution ends in the recorded answer, ${variant.answer}.`, evidence);
    const text = `The solution ends in ${answer}; recorded is ${variant.answer} (${reason}).`;
    return verdict === 'different' ? failed(text, evidence) : undecided(text, evidence);
  },
};
