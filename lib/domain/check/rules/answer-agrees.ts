import { compareAnswers } from '#lib/math/answers/index.ts';
import { failed, passed, type Rule, skipped, undecided } from '../rule.ts';

/** A method that keeps the seed's question must arrive at the seed's answer. */
export const answerAgrees: Rule = {
  id: 'answer-agrees',
  title: 'Answer agrees',
  description: "The method keeps the seed's answer, and the variant has another one.",
  version: 1,
  reads: 'text',
  run: ({ variant, seed, method }) => {
    if (method.groundTruth !== 'inherited')
      return skipped('The method gives the variant an answer of its own.');
    if (!seed.answer) return skipped('The seed has no answer to compare with.');
    const { verdict, stage, reason } = compareAnswers(seed.answer, variant.answer, { input: 'answer' });
    const evidence = { seed: seed.answer, variant: variant.answer, stage };
    if (verdict === 'equal')
      return passed(`${variant.answer} equals the seed's ${seed.answer} (${reason}).`, evidence);
    if (verdict === 'undecided') {
      return undecided(
        `Whether ${variant.answer} equals the seed's ${seed.answer} could not be shown: ${reason}.`,
        evidence,
      );
    }
    return failed(`The answer is ${variant.answer}; the seed's is ${seed.answer} (${reason}).`, evidence);
  },
};
