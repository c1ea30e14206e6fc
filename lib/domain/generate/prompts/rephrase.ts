import type { BuiltInTemplate, Message } from '../template.ts';
import { solvedExamples } from './solved-examples.ts';

const r = String.raw;

export const REPHRASED = 'REPHRASED PROBLEM';

const INSTRUCTION = `You word mathematics problems anew, so that students meet the same problem in other sentences.
Say what is given and what is asked for in words and an order of your own; where there is a story, tell it differently.
The mathematics stays: every number, unit, formula and condition, and what is asked for. The answer must be the same as before. Add nothing, leave nothing out, and solve nothing.
Write formulas in LaTeX between dollar signs. Keep a drawing in code as it is.
Reply in this form, with nothing before or after it:

${REPHRASED}:
(the problem in its new words)`;

/** The problems of the solved examples in other words, in their order; the answers are theirs. */
export const rewordings: readonly string[] = [
  r`On Saturday a baker packs rolls into bags, 6 to a bag. When 14 bags are full, 5 rolls remain. Of all the rolls that were there, half are sold the day after, where half a roll does not count. What is the number of rolls sold on that day?`,
  r`Three times the difference $x - 4$ is the same as $x + 10$. Determine $x$.`,
  r`A circle touches all three sides of a triangle from inside. The triangle has a right angle, and the sides that enclose it have lengths $9$ and $12$. Find the circle's radius.`,
  r`Suppose that $7^{50}$ objects are put into groups of $5$. How many objects are left when no further group can be filled?`,
  r`Somebody draws two pens blindly from a box, keeping the first while drawing the second. At the start there are $6$ black and $4$ blue pens in the box. How likely is it that one of the two pens is blue and the other one black?`,
  r`A shop first adds $25\%$ to the price of a coat, which was \$80. Some weeks later it takes $30\%$ off the price that the coat has by then. How many dollars must a customer pay after that?`,
  r`Let $r$ and $s$ be the two numbers $x$ for which $x^2 - 6x + 4$ equals $0$. What do the squares of $r$ and $s$ add up to?`,
  r`Let $\theta$ be an angle between $0^\circ$ and $90^\circ$ whose sine is $\frac{5}{13}$. Determine the tangent of the angle $2\theta$.`,
];

const examples = solvedExamples.flatMap(({ problem }, at): Message[] => [
  { role: 'user', content: `PROBLEM:\n${problem}` },
  { role: 'assistant', content: `${REPHRASED}:\n${rewordings[at]}` },
]);

export const rephraseProblem: BuiltInTemplate = {
  name: 'rephrase',
  title: 'Rephrase',
  purpose: 'The same problem in other words, under its marker.',
  version: 1,
  variables: { problem: 'The problem to word anew' },
  required: ['problem', `${REPHRASED}:`],
  messages: [
    { role: 'system', content: INSTRUCTION },
    ...examples,
    { role: 'user', content: 'PROBLEM:\n{{problem}}' },
  ],
};
