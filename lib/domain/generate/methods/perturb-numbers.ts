import { z } from 'zod';
import type { ComputedMethod } from '../method.ts';
import { perturbNumbers as perturb } from '../perturb/index.ts';

const Parameters = z.object({
  spread: z.coerce
    .number()
    .min(0.1)
    .max(2)
    .default(0.5)
    .describe('How far a number may move, as a share of itself'),
  tries: z.coerce
    .number()
    .int()
    .min(1)
    .max(20)
    .default(4)
    .describe('Searches for new numbers before giving up'),
});

/**
 * Number perturbation in the manner of GSM-Symbolic (Mirzadeh et al. 2024, arXiv 2410.05229), without hand-made
 * templates: the numbers of a worked solution are traced to the problem, re-drawn, and every step is recomputed.
 */
export const perturbNumbers: ComputedMethod<typeof Parameters> = {
  kind: 'computed',
  id: 'perturb-numbers',
  title: 'New numbers',
  family: 'Computed',
  description:
    'Re-draws the numbers of a seed solved by calculation and recomputes every step; needs no model.',
  needs: ['solution', 'answer'],
  groundTruth: 'computed',
  parameters: Parameters,
  run({ problem, solution, answer }, parameters, random) {
    if (solution === null || answer === null) {
      return { ok: false, reason: 'no-steps', message: 'the seed has no worked solution with an answer' };
    }
    const outcome = perturb({ problem, solution, answer }, parameters, random);
    if (!outcome.ok) return outcome;
    const { changes, ...texts } = outcome;
    return {
      ok: true,
      draft: {
        problem: texts.problem,
        solution: texts.solution,
        answer: texts.answer,
        truth: texts.answer,
        evidence: { changes },
      },
    };
  },
};
