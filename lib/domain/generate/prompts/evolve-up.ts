import { evolveTemplate, type Operator } from './evolve.ts';

const HARDER =
  'You make mathematics problems for people who study them and for machines that learn from them. You are given a problem, and you make a somewhat harder one of it, which a good student can still solve.';
const GROWTH = 'It is longer than before by 10 to 20 words, rarely by more.';

/** The upward operators of Evol-Instruct: one in breadth, four in depth. */
const operators: readonly Operator[] = [
  {
    id: 'new-problem',
    title: 'New problem of the same kind',
    purpose: 'Another problem from the same field, about as long and about as hard.',
    version: 1,
    task: 'You make mathematics problems for people who study them and for machines that learn from them. You are given a problem, and you invent another one that it inspires: from the same field of mathematics, but about something that is asked less often, with objects, numbers and a question of its own. Do not just put other numbers or names into the problem that you see.',
    growth: 'It is about as long and about as hard as the problem that you see.',
  },
  {
    id: 'add-constraint',
    title: 'Add a constraint',
    purpose: 'The problem with one more condition that its solution must heed.',
    version: 1,
    task: `${HARDER} Do so by adding one condition or one requirement that was not there. The answer must depend on it: who overlooks it goes wrong. Everything else may stay as it is.`,
    growth: GROWTH,
  },
  {
    id: 'deepen',
    title: 'Deepen and widen',
    purpose: 'The problem with a question that goes further into its matter.',
    version: 1,
    task: `${HARDER} Do so by asking for more than it asks: go deeper into the same matter, or take in a matter next to it, so that what was the answer becomes a step on the way. A fixed case may become a more general one.`,
    growth: GROWTH,
  },
  {
    id: 'concretise',
    title: 'Concretise',
    purpose: 'The problem with a special case or a real setting in place of general notions.',
    version: 1,
    task: `${HARDER} Do so by putting something definite in the place of something general: a particular function, shape, kind of number or real situation instead of "a number", "a figure" or "some people". What it is must matter for the solution, so that its own properties have to be used.`,
    growth: GROWTH,
  },
  {
    id: 'more-steps',
    title: 'Demand more steps',
    purpose: 'The problem changed so that one more step of reasoning is needed.',
    version: 1,
    task: `${HARDER} Look at how many steps its solution takes. Then change it so that at least one or two more are needed, each building on the one before: give a quantity indirectly, or ask for what follows from the result. The steps themselves are not told.`,
    growth: GROWTH,
  },
];

export const upwardTemplates = operators.map(evolveTemplate);
