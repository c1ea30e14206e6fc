import type { BuiltInTemplate } from '../template.ts';

const INSTRUCTION = `You solve mathematics problems that were written a moment ago and that nobody has solved yet.
Reason step by step. Give every calculation its own line and write out the numbers that go into it. Write formulas in LaTeX between dollar signs.
Before you finish, go back to the problem and see whether your result satisfies everything that it says.
Finish with one line that states the final answer, and nothing but the final answer, inside \\boxed{}.
Some of these problems are faulty. Where what is given contradicts itself, or is not enough to determine the answer, add no condition of your own: say what is wrong, and finish with \\boxed{\\text{unsolvable}}.`;

/** Solving without examples: what is solved has no known answer, and may have none. */
export const solveNew: BuiltInTemplate = {
  name: 'solve',
  title: 'Solve the new problem',
  purpose: 'A step-by-step solution that ends in a boxed answer, or says why there is none.',
  version: 1,
  variables: { problem: 'The new problem' },
  required: ['problem', '\\boxed'],
  messages: [
    { role: 'system', content: INSTRUCTION },
    { role: 'user', content: '{{problem}}' },
  ],
};
