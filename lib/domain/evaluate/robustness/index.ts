import { z } from 'zod';
import { MOST_DISTRACTORS, withDistractors } from './distractors.ts';
import { withNewNumbers } from './new-numbers.ts';
import type { Derived, ParentProblem } from './variation.ts';

export * from './variation.ts';

/** A way to make a benchmark harder for a model that only looks as if it reasoned. */
export type RobustnessKind = {
  id: 'distractors' | 'perturbed';
  title: string;
  description: string;
};

export const robustnessKinds: readonly RobustnessKind[] = [
  {
    id: 'distractors',
    title: 'Distractors',
    description:
      'Irrelevant sentences with numbers stand before the question; the answer stays. One form of each problem for every ' +
      'number of sentences, 0 to 5, so that accuracy can be read against it.',
  },
  {
    id: 'perturbed',
    title: 'New numbers',
    description:
      'Other numbers with the answer that follows from them. Problems whose worked solution cannot be recomputed are left ' +
      'out and counted.',
  },
];

/** How a robustness set is made of a benchmark. */
export const Derivation = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('distractors'),
    from: z.coerce.number().int().min(0).max(MOST_DISTRACTORS).default(0).describe('Least distractors'),
    to: z.coerce.number().int().min(0).max(MOST_DISTRACTORS).default(MOST_DISTRACTORS).describe('Most'),
  }),
  z.object({
    kind: z.literal('perturbed'),
    copies: z.coerce.number().int().min(1).max(20).default(1).describe('Forms of each problem'),
  }),
]);
export type Derivation = z.infer<typeof Derivation>;

/** The forms of one problem, or why it is left out; the same seed gives the same forms. */
export function deriveProblem(parent: ParentProblem, derivation: Derivation, seed: string): Derived {
  if (derivation.kind === 'perturbed') return withNewNumbers(parent, derivation.copies, seed);
  const { from, to } = derivation;
  const [least, most] = [Math.min(from, to), Math.max(from, to)];
  const counts = Array.from({ length: most - least + 1 }, (_, at) => least + at);
  return withDistractors(parent, counts, seed);
}
