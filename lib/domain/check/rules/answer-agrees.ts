import { engineOutcome } from '../overrides.ts';
import { failed, passed, type Rule, skipped, undecided } from '../rule.ts';

const words = {
  inherited: 'known answer',
  computed: 'computed answer',
  voted: "majority's answer",
  none: 'answer',
};

/** Where the right answer is known (inherited, computed or voted), the variant must arrive at it. */
export const answerAgrees: Rule = {
  id: 'answer-agrees',
  title: 'Answer agrees',
  description: 'The right answer is known, and the variant has another one.',
  version: 2,
  reads: 'text',
  run: ({ variant, truth, method }) => {
    if (truth === null) return skipped('No answer is known to compare with.');
    const { verdict, stage, reason } = engineOutcome(truth, variant.answer);
    const { groundTruth } = method;
    const evidence = { known: truth, variant: variant.answer, verdict, stage, reason, groundTruth };
    const known = `the ${words[groundTruth]} ${truth}`;
    if (verdict === 'equal') return passed(`${variant.answer} equals ${known} (${reason}).`, evidence);
    if (verdict === 'undecided') {
      return undecided(`Whether ${variant.answer} equals ${known} could not be shown: ${reason}.`, evidence);
    }
    return failed(`The answer is ${variant.answer}, not ${known} (${reason}).`, evidence);
  },
};
