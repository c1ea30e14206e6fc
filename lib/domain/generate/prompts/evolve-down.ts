import { evolveTemplate, type Operator } from './evolve.ts';

const EASIER =
  'You make mathematics problems for people who are still at the beginning of a subject and for machines that learn from them. You are given a problem, and you make an easier one.';
const GROWTH = 'It is no longer than the problem that you see.';

/** The downward operators of WizardMath. */
const operators: readonly Operator[] = [
  {
    id: 'easier',
    title: 'Easier',
    purpose: 'The same matter with fewer steps, milder numbers or less to heed.',
    version: 1,
    task: `${EASIER} Keep its matter. Take away a condition or a step, give something that had to be found, or choose milder numbers, so that a student who fails at the old problem has a good chance at the new one.`,
    growth: GROWTH,
  },
  {
    id: 'easier-topic',
    title: 'Easier, on another topic',
    purpose: 'A simpler problem about something else that trains a part of the same reasoning.',
    version: 1,
    task: `${EASIER} Choose another topic for it: other objects, another setting or another field that is taught earlier. One idea that the old problem needs should be needed in the new one too, and little else.`,
    growth: GROWTH,
  },
];

export const downwardTemplates = operators.map(evolveTemplate);
