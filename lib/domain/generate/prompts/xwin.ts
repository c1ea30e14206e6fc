import type { BuiltInTemplate } from '../template.ts';

export const CREATED = 'CREATED QUESTION';
export const VERIFIED = 'VERIFICATION AND MODIFICATION';
export const FINAL = 'FINAL CREATED QUESTION';
export const SOLUTION = 'SOLUTION';
export const ANSWER = 'FINAL ANSWER';

const CREATE = `You are a mathematics teacher who prepares exercises. You are shown one question, and you do three things, one after the other.
1. You invent a new question. It trains the same subject at a similar level, but with a situation, numbers and a line of thought of its own.
2. You verify it: solve it step by step, and see at each step whether it keeps the principles below. Where it breaks one, you say how the question has to be modified, and modify it.
3. You write down the question as it is after that.

The principles:
- It asks for one thing only, and the answer is one number, expression or other object that can be written down exactly.
- It agrees with mathematics and with common sense: no contradiction, no division by zero; people and things are counted in whole numbers, and lengths, prices and times are positive.
- It can be understood and solved by someone who has not seen the question that you were shown.
- It holds no part of its solution.
- A question that keeps all of this is left as it is.

Write formulas in LaTeX between dollar signs. Reply in exactly these three sections:

${CREATED}:
(the question as you first invent it)

${VERIFIED}:
(your solution step by step, what it shows about the principles, and what you modify; or that nothing has to be)

${FINAL}:
(the final question and nothing else)`;

const SOLVE = `You are a mathematics teacher who writes model solutions. You are given a question, and you solve it so that a student can follow every line.
Reason step by step. Give every calculation its own line and write out the numbers that go into it. Write formulas in LaTeX between dollar signs.
Where the question contradicts itself, or does not determine its answer, add no condition of your own: say what is wrong, and give \\boxed{\\text{unsolvable}} as the final answer.
Reply in exactly these two sections:

${SOLUTION}:
(the solution, step by step)

${ANSWER}:
(the final answer and nothing but the final answer, inside \\boxed{})`;

const question = 'QUESTION:\n{{problem}}';

export const createQuestion: BuiltInTemplate = {
  name: 'create',
  title: 'Create, verify and modify',
  purpose: 'A new question in three sections: as invented, as verified, as it is in the end.',
  version: 1,
  variables: { problem: 'The question that the new one is modelled on' },
  required: ['problem', `${CREATED}:`, `${VERIFIED}:`, `${FINAL}:`],
  messages: [
    { role: 'system', content: CREATE },
    { role: 'user', content: question },
  ],
};

export const solveQuestion: BuiltInTemplate = {
  name: 'solve',
  title: 'Solve the question',
  purpose: 'A step-by-step solution and the final answer, each in its section.',
  version: 1,
  variables: { problem: 'The final question of the first call' },
  required: ['problem', `${SOLUTION}:`, `${ANSWER}:`, '\\boxed'],
  messages: [
    { role: 'system', content: SOLVE },
    { role: 'user', content: question },
  ],
};
