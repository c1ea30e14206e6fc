import { type CheckedStep, checkSteps } from '#lib/math/answers/index.ts';
import { failed, passed, type Rule, skipped } from '../rule.ts';

/** Every calculation of the solution that can be read gives what it says. */
export const arithmeticStepsRecompute: Rule = {
  id: 'arithmetic-steps-recompute',
  title: 'Steps recompute',
  description: 'A calculation of the solution does not give the result that it states.',
  version: 1,
  reads: 'text',
  run: ({ variant }) => {
    const steps = checkSteps(variant.solution);
    const wrong = steps.filter((step) => step.verdict === 'wrong');
    const right = steps.filter((step) => step.verdict === 'right').length;
    const evidence = { right, wrong: wrong.slice(0, 20), unchecked: steps.length - right - wrong.length };
    if (wrong[0]) return failed(wrongText(wrong[0], wrong.length), evidence);
    if (right === 0) return skipped('The solution has no calculation with numbers alone.');
    return passed(
      right === 1 ? 'Its calculation recomputes.' : `All ${right} calculations recompute.`,
      evidence,
    );
  },
};

function wrongText({ text, expected }: CheckedStep, count: number): string {
  const more = count > 1 ? ` and ${count - 1} more do not either` : '';
  return `${text} does not recompute${expected === undefined ? '' : `; the value is ${expected}`}${more}.`;
}
