import type { BuiltInTemplate, Message } from '../template.ts';

const r = String.raw;

export const STATEMENT = 'STATEMENT';

const INSTRUCTION = `You turn a question and its answer into one statement that gives the answer as a fact.
Use the words of the question as far as they go. Every unknown, formula and condition of the question stays in the statement, and the answer stands in it exactly as it is given. Do not judge whether the answer is right, do not calculate, and ask nothing.
Write formulas in LaTeX between dollar signs.
Reply in this form, with nothing before or after it:

${STATEMENT}:
(one sentence)`;

export type DeclaredExample = { question: string; answer: string; statement: string };

export const declaredExamples: readonly DeclaredExample[] = [
  {
    question: r`How many rolls does the bakery sell the next day?`,
    answer: '44',
    statement: r`The bakery sells $44$ rolls the next day.`,
  },
  {
    question: r`What is the value of $a + 2b$?`,
    answer: '-7',
    statement: r`The value of $a + 2b$ is $-7$.`,
  },
  {
    question: r`Find the remainder when $3^n$ is divided by $x$.`,
    answer: '4',
    statement: r`The remainder when $3^n$ is divided by $x$ is $4$.`,
  },
  {
    question: r`If two of the $x$ pens are drawn at random, what is the probability that they have different colours?`,
    answer: r`\frac{8}{15}`,
    statement: r`If two of the $x$ pens are drawn at random, the probability that they have different colours is $\frac{8}{15}$.`,
  },
  {
    question: r`For what values of $t$ is $|t - x| < 3$? Give the answer in interval notation.`,
    answer: '(-1, 5)',
    statement: r`The values of $t$ for which $|t - x| < 3$ are those in $(-1, 5)$.`,
  },
  {
    question: r`On which day of the week does the fair begin?`,
    answer: r`\text{Tuesday}`,
    statement: r`The fair begins on a $\text{Tuesday}$.`,
  },
  {
    question: r`Compute $\sin^2 x + \cos 60^\circ$.`,
    answer: r`\frac{3}{4}`,
    statement: r`The value of $\sin^2 x + \cos 60^\circ$ is $\frac{3}{4}$.`,
  },
  {
    question: r`What does the coat cost now, in dollars?`,
    answer: '70',
    statement: r`The coat costs $70$ dollars now.`,
  },
];

const asked = (question: string, answer: string) => `QUESTION:\n${question}\n\nANSWER:\n${answer}`;

const examples = declaredExamples.flatMap(({ question, answer, statement }): Message[] => [
  { role: 'user', content: asked(question, answer) },
  { role: 'assistant', content: `${STATEMENT}:\n${statement}` },
]);

export const declare: BuiltInTemplate = {
  name: 'declare',
  title: 'State the answer',
  purpose: 'One sentence that gives the known answer as a fact, under its marker.',
  version: 1,
  variables: {
    question: 'The sentence of the problem that asks, after a number was masked',
    answer: 'The known answer',
  },
  required: ['question', 'answer', `${STATEMENT}:`],
  messages: [
    { role: 'system', content: INSTRUCTION },
    ...examples,
    { role: 'user', content: asked('{{question}}', '{{answer}}') },
  ],
};
