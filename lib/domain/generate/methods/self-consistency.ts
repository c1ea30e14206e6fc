import { z } from 'zod';
import type { ModelMethod } from '../method.ts';
import { solve } from '../prompts/solve.ts';
import { solvingSteps } from '../steps/solving.ts';

const Parameters = z.object({
  samples: z.coerce
    .number()
    .int()
    .min(2)
    .max(64)
    .default(8)
    .describe('Solutions that are sampled for each problem, a call each'),
  minShare: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('Share of all samples that the majority must have; 0.5 is every second one'),
});

/**
 * Self-consistency (Wang et al. 2022, arXiv 2203.11171): a problem is solved many times, the answers are grouped by
 * equivalence, and the largest group labels the problem. Its share of all samples is the answer's confidence.
 */
export const selfConsistency: ModelMethod<typeof Parameters> = {
  kind: 'model',
  id: 'self-consistency',
  title: 'Self-consistency',
  family: 'Sampling',
  description:
    "Samples many solutions of a problem; the majority's answer labels it, its share is the confidence.",
  needs: [],
  groundTruth: 'voted',
  keepsProblem: true,
  parameters: Parameters,
  templates: [solve],
  ...solvingSteps<typeof Parameters>({
    count: ({ samples }) => samples,
    minShare: ({ minShare }) => minShare,
    known: () => null,
  }),
};
