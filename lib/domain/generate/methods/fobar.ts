import { z } from 'zod';
import type { ModelMethod } from '../method.ts';
import { solveBackward } from '../prompts/solve-backward.ts';
import { beginFobar, knownNumber } from '../steps/mask.ts';
import { Answers, solvingSteps } from '../steps/solving.ts';

const Parameters = z.object({ answers: Answers });

/**
 * FOBAR (Jiang et al. 2023, arXiv 2308.07758) as MetaMath uses it: a number of the problem is masked, the answer is
 * given, and the number is asked for. No model writes the question, and the masked number is what the answer must be.
 */
export const fobar: ModelMethod<typeof Parameters> = {
  kind: 'model',
  id: 'fobar',
  title: 'Backward question (FOBAR)',
  family: 'MetaMath',
  description: 'Hides a number of the problem, gives its answer, and asks a model for the number.',
  needs: ['answer'],
  groundTruth: 'computed',
  parameters: Parameters,
  templates: [solveBackward],
  begin: (parent, _, random) => beginFobar(parent, random),
  ...solvingSteps<typeof Parameters>({
    count: ({ answers }) => answers,
    known: ({ state }) => knownNumber(state),
  }),
};
