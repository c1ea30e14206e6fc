import type { BuiltInTemplate } from '../template.ts';
import { asTurns } from './solve.ts';
import type { SolvedExample } from './solved-examples.ts';

const r = String.raw;

const INSTRUCTION = [
  'You solve mathematics problems backwards: one number of the problem was replaced by an unknown, what comes out is known, and the unknown is asked for.',
  'Write down what the problem says about the unknown, set it equal to what is known, and solve step by step. Give every calculation its own line.',
  'Write formulas in LaTeX between dollar signs.',
  'Finish with one line that states the value of the unknown, and nothing but the value, inside \\boxed{}.',
].join(' ');

/** Backward questions of our own, of both kinds: the question kept (FOBAR) and turned into a statement. */
export const backwardExamples: readonly SolvedExample[] = [
  {
    problem: r`A bakery sells rolls in bags of $x$. On Saturday it fills 14 bags and has 5 rolls left over. How many rolls are there?

The answer to this question is known: it is $89$. Which value does the unknown $x$ have?`,
    solution: r`The full bags hold $14x$ rolls, and with those left over there are $14x + 5$.
This is known to be $89$, so $14x + 5 = 89$.
Subtracting $5$ gives $14x = 84$.
Dividing by $14$ gives $x = 6$.
The value of $x$ is $\boxed{6}$.`,
    answer: '6',
  },
  {
    problem: r`The equation $t^2 - xt + 4 = 0$ has two positive solutions $r$ and $s$. The value of $r^2 + s^2$ is $28$. What is the value of the unknown $x$?`,
    solution: r`The sum of the solutions is $r + s = x$ and their product is $rs = 4$.
So $r^2 + s^2 = (r + s)^2 - 2rs = x^2 - 8$.
This is known to be $28$, so $x^2 = 36$.
As both solutions are positive, so is their sum: $x = 6$.
The value of $x$ is $\boxed{6}$.`,
    answer: '6',
  },
  {
    problem: r`A coat costs \$80. Its price is raised by $x\%$, and later the new price is lowered by $30\%$. The coat costs $70$ dollars now. What is the value of the unknown $x$?`,
    solution: r`After the rise the coat costs $80 \left(1 + \frac{x}{100}\right)$ dollars.
After the reduction it costs $0.7 \cdot 80 \left(1 + \frac{x}{100}\right) = 56 \left(1 + \frac{x}{100}\right)$ dollars.
This is known to be $70$, so $1 + \frac{x}{100} = \frac{70}{56} = \frac{5}{4}$.
Hence $\frac{x}{100} = \frac{1}{4}$ and $x = 25$.
The value of $x$ is $\boxed{25}$.`,
    answer: '25',
  },
  {
    problem: r`A right triangle has legs of lengths $x$ and $12$. What is the length of its hypotenuse?

The answer to this question is known: it is $15$. Which value does the unknown $x$ have?`,
    solution: r`By the theorem of Pythagoras the hypotenuse is $\sqrt{x^2 + 12^2}$.
This is known to be $15$, so $x^2 + 144 = 225$.
Subtracting $144$ gives $x^2 = 81$.
A length is positive, so $x = 9$.
The value of $x$ is $\boxed{9}$.`,
    answer: '9',
  },
];

export const solveBackward: BuiltInTemplate = {
  name: 'solve',
  title: 'Find the unknown',
  purpose: 'A step-by-step solution that ends in the boxed value of the unknown.',
  version: 1,
  variables: { problem: 'The backward question: a problem with an unknown, its answer, and what is asked' },
  required: ['problem', '\\boxed'],
  messages: [
    { role: 'system', content: INSTRUCTION },
    ...asTurns(backwardExamples),
    { role: 'user', content: '{{problem}}' },
  ],
};
