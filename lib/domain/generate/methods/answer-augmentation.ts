import { z } from 'zod';
import type { Message, ModelMethod } from '../method.ts';
import { type ParsedSolution, parseSolution } from '../parse-completion.ts';
import type { BuiltInTemplate } from '../template.ts';

const Parameters = z.object({});

const INSTRUCTION = [
  'You solve mathematics problems for students who will study your solution line by line.',
  'Reason step by step. Give every calculation its own line and write out the numbers that go into it.',
  'Write formulas in LaTeX between dollar signs.',
  'Finish with one line that states the final answer, and nothing but the final answer, inside \\boxed{}.',
].join(' ');

/** Problems and solutions written for this prompt: one each of counting money, algebra, geometry, number theory. */
const EXAMPLES: readonly (readonly [problem: string, solution: string])[] = [
  [
    'A bakery sells rolls in bags of 6. On Saturday it fills 14 bags and has 5 rolls left over. The next day ' +
      'it sells half of all those rolls, rounded down. How many rolls does it sell the next day?',
    'The full bags hold $14 \\cdot 6 = 84$ rolls.\n' +
      'With those left over there are $84 + 5 = 89$ rolls.\n' +
      'Half of them is $89 / 2 = 44.5$, which rounds down to $44$.\n' +
      'The bakery sells \\boxed{44} rolls.',
  ],
  [
    'Solve $3(x - 4) = x + 10$ for $x$.',
    'Multiplying out the left side gives $3x - 12 = x + 10$.\n' +
      'Subtracting $x$ from both sides gives $2x - 12 = 10$.\n' +
      'Adding $12$ to both sides gives $2x = 22$.\n' +
      'Dividing by $2$ gives \\boxed{11}.',
  ],
  [
    'A right triangle has legs of lengths $9$ and $12$. What is the radius of the circle inscribed in it?',
    'By the theorem of Pythagoras the hypotenuse is $\\sqrt{9^2 + 12^2} = \\sqrt{225} = 15$.\n' +
      'The area is $\\frac{1}{2} \\cdot 9 \\cdot 12 = 54$.\n' +
      'Half of the perimeter is $\\frac{9 + 12 + 15}{2} = 18$.\n' +
      'The radius is the area divided by half of the perimeter: $\\frac{54}{18} = 3$.\n' +
      'The radius is \\boxed{3}.',
  ],
  [
    'What is the remainder when $7^{50}$ is divided by $5$?',
    'Modulo $5$ we have $7 \\equiv 2$, so the remainder is that of $2^{50}$.\n' +
      'The powers of $2$ modulo $5$ repeat every four steps: $2, 4, 3, 1$.\n' +
      'Since $50 = 4 \\cdot 12 + 2$, the remainder is that of $2^2 = 4$.\n' +
      'The remainder is \\boxed{4}.',
  ],
];

const solve: BuiltInTemplate = {
  name: 'solve',
  title: 'Solve',
  purpose: 'A step-by-step solution that ends in a boxed answer.',
  version: 1,
  variables: { problem: 'The problem to solve' },
  required: ['problem'],
  messages: [
    { role: 'system', content: INSTRUCTION },
    ...EXAMPLES.flatMap(([problem, solution]): Message[] => [
      { role: 'user', content: problem },
      { role: 'assistant', content: solution },
    ]),
    { role: 'user', content: '{{problem}}' },
  ],
};

/**
 * Answer augmentation of MetaMath (Yu et al. 2023, arXiv 2309.12284, section 3.1): the problem stays, a model
 * reasons anew by few-shot chain of thought, and only solutions that reach the known answer are worth keeping.
 */
export const answerAugmentation: ModelMethod<typeof Parameters> = {
  kind: 'model',
  id: 'answer-augmentation',
  title: 'Answer augmentation',
  family: 'MetaMath',
  description: 'Keeps the problem and asks a model for a new step-by-step solution.',
  needs: ['answer'],
  groundTruth: 'inherited',
  keepsProblem: true,
  parameters: Parameters,
  templates: [solve],
  calls: () => 1,
  call: ({ parent }, step) =>
    step === 0 ? { template: 'solve', values: { problem: parent.problem } } : null,
  read: (reply) => {
    const solved = parseSolution(reply);
    return solved.ok ? { ok: true, state: { solved } } : solved;
  },
  finish: ({ parent, state }) => {
    const { solution, answer, reasoning } = state.solved as Extract<ParsedSolution, { ok: true }>;
    const evidence = reasoning ? { reasoning } : {};
    return {
      ok: true,
      draft: { problem: parent.problem, solution, answer, truth: parent.answer, evidence },
    };
  },
};
