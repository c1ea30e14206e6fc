import type { BuiltInTemplate } from '../template.ts';

export const CHANGE = 'CHANGE';
export const NEW_PROBLEM = 'NEW PROBLEM';

/** A way to make another problem from one: the text between the frame's beginning and its rules. */
export type Operator = {
  id: string;
  title: string;
  purpose: string;
  version: number;
  task: string;
  growth: string;
};

const FRAME = `What you write must be a problem that makes sense on its own, without the one that it comes from:
- Everything that is needed to solve it is given, nothing in it contradicts anything else, and exactly one answer is right. Choose numbers for which the answer can be written down exactly.
- It asks for one thing, and it asks clearly.
- Formulas stand in LaTeX between dollar signs. A table, a drawing in code or a list that the problem needs is kept, and fits what you write.
- It holds no solution, no hint and no remark about how it came about.`;

const FORM = `Reply in this form, with nothing before or after it:

${CHANGE}:
(one sentence: what you change)

${NEW_PROBLEM}:
(the problem as a student reads it)`;

/** The template of an operator: each is a whole text of its own, so that a team can change one alone. */
export function evolveTemplate({ id, title, purpose, version, task, growth }: Operator): BuiltInTemplate {
  return {
    name: id,
    title,
    purpose,
    version,
    variables: { problem: 'The problem that the new one is made from' },
    required: ['problem', `${CHANGE}:`, `${NEW_PROBLEM}:`],
    messages: [
      { role: 'system', content: [task, `${FRAME}\n- ${growth}`, FORM].join('\n\n') },
      { role: 'user', content: 'PROBLEM:\n{{problem}}' },
    ],
  };
}
