import { invalid } from '../errors.ts';
import { type Message, variablesOf } from '../generate/template.ts';

/** How a problem is put to a model. `{{problem}}` stands for its text. */
export type EvaluationPrompt = {
  id: 'zero-shot' | 'few-shot' | 'training';
  title: string;
  description: string;
  messages: readonly Message[];
};

const TASK =
  'Solve the problem step by step. Write the final answer in its simplest form on the last line, as "The answer is: " followed by the answer alone.';

/** Worked examples of the few-shot prompt: written for it, in none of the benchmarks. */
const EXAMPLES: readonly { problem: string; solution: string }[] = [
  {
    problem:
      'A printer fills trays of 45 cards. On Monday it printed 11 full trays and 18 more cards, and 63 cards were thrown away. How many cards were left?',
    solution:
      'The full trays hold 11 · 45 = 495 cards.\nWith the 18 more, 495 + 18 = 513 cards were printed.\nAfter 63 were thrown away, 513 - 63 = 450 are left.\nThe answer is: 450',
  },
  {
    problem: 'Let $f(x) = 3x^2 - 7x + 2$. What is the sum of the squares of its roots?',
    solution: String.raw`By Vieta the sum of the roots is $\frac{7}{3}$ and their product is $\frac{2}{3}$.
The sum of the squares is $\left(\frac{7}{3}\right)^2 - 2 \cdot \frac{2}{3} = \frac{49}{9} - \frac{12}{9} = \frac{37}{9}$.
The answer is: $\frac{37}{9}$`,
  },
  {
    problem:
      'A box holds 4 red, 5 green and 6 blue marbles. Two are drawn at once. What is the probability that both have the same colour?',
    solution: String.raw`There are $\binom{15}{2} = 105$ pairs.
Pairs of one colour: $\binom{4}{2} + \binom{5}{2} + \binom{6}{2} = 6 + 10 + 15 = 31$.
The probability is $\frac{31}{105}$, which cannot be reduced.
The answer is: $\frac{31}{105}$`,
  },
  {
    problem: 'For which real numbers $x$ is $|2x - 5| < 9$? Write the answer in interval notation.',
    solution:
      'The inequality says $-9 < 2x - 5 < 9$.\nAdding 5 gives $-4 < 2x < 14$, and halving gives $-2 < x < 7$.\nThe answer is: $(-2, 7)$',
  },
];

export const evaluationPrompts: readonly EvaluationPrompt[] = [
  {
    id: 'zero-shot',
    title: 'Zero-shot, step by step',
    description: 'The task in one paragraph, then the problem.',
    messages: [{ role: 'user', content: `${TASK}\n\n{{problem}}` }],
  },
  {
    id: 'few-shot',
    title: 'Few-shot, four worked examples',
    description: 'The task, four worked examples as turns of the conversation, then the problem.',
    messages: [
      { role: 'system', content: TASK },
      ...EXAMPLES.flatMap(({ problem, solution }): Message[] => [
        { role: 'user', content: problem },
        { role: 'assistant', content: solution },
      ]),
      { role: 'user', content: '{{problem}}' },
    ],
  },
  {
    id: 'training',
    title: 'As in training',
    description:
      'The problem alone: the chat template that a fine-tuned model carries makes of it the prompt that it was trained on.',
    messages: [{ role: 'user', content: '{{problem}}' }],
  },
];

/** What is wrong with messages that are to ask a problem; INVALID names it. */
export function refusePrompt(messages: readonly Message[]): void {
  const names = variablesOf(messages);
  const unknown = names.find((name) => name !== 'problem');
  if (unknown) throw invalid(`messages: {{${unknown}}} is not known here. There is {{problem}}.`);
  if (!names.includes('problem'))
    throw invalid('messages: {{problem}} is missing: without it the model does not see the problem.');
  if (messages.at(-1)?.role !== 'user') throw invalid("messages: The last message must be the user's.");
}
