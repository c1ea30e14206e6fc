import { z } from 'zod';
import type { ModelMethod } from '../method.ts';
import { solve } from '../prompts/solve.ts';
import { solvingSteps } from '../steps/solving.ts';

const Parameters = z.object({});

/**
 * Answer augmentation of MetaMath (Yu et al. 2023, arXiv 2309.12284, section 3.1): the problem stays, a model
 * reasons anew by few-shot chain of thought, and only solutions that reach the known answer are worth keeping.
 */
export const answerAugmentation: ModelMethod<typeof Parameters> = {
  kind: 'model',
  id: 'answer-augmentation',
  title: 'Answer augmentation',
  family: 'MetaMath',
  description: 'Keeps the problem and asks a model for a new step-by-step solution.',
  needs: ['answer'],
  groundTruth: 'inherited',
  keepsProblem: true,
  parameters: Parameters,
  templates: [solve],
  ...solvingSteps<typeof Parameters>({
    count: () => 1,
    known: ({ parent }) =>
      parent.answer === null ? null : { truth: parent.answer, groundTruth: 'inherited' },
  }),
};
