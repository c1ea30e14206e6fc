/** Why a variant is rejected: one key each, in this order. Error taxonomy after PRM-style math labelling. */
export const reasons = [
  {
    id: 'misread',
    title: 'Misread',
    description: 'The solution answers another question than the problem asks.',
  },
  { id: 'algebra', title: 'Algebra', description: 'A transformation is wrong.' },
  { id: 'arithmetic', title: 'Arithmetic', description: 'A calculation is wrong.' },
  { id: 'unjustified-step', title: 'Unjustified step', description: 'A step does not follow.' },
  { id: 'ill-posed', title: 'Ill-posed', description: 'The problem is ambiguous or contradicts itself.' },
  {
    id: 'unsolvable',
    title: 'Unsolvable',
    description: 'The problem lacks what is needed, or has no solution.',
  },
  {
    id: 'wrong-format',
    title: 'Wrong format',
    description: 'The text or the final answer is not in the expected form.',
  },
  { id: 'implausible', title: 'Implausible', description: 'The numbers or the story cannot be.' },
  { id: 'duplicate', title: 'Duplicate', description: 'The same problem is here already.' },
  {
    id: 'contaminated',
    title: 'Contaminated',
    description: 'The text stands in a benchmark that the model will be measured with.',
  },
] as const;

export type ReasonId = (typeof reasons)[number]['id'];
export const reasonIds = reasons.map((reason) => reason.id) as [ReasonId, ...ReasonId[]];
