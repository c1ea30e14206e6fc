import { upwardTemplates } from '../prompts/evolve-up.ts';
import { evolvingMethod } from '../steps/evolving.ts';

/**
 * Evol-Instruct (Xu et al. 2023, arXiv 2304.12244) on mathematics: five operators, one in breadth and four in depth,
 * up to five hops, elimination of what failed to evolve; then the result is solved.
 */
export const evolInstruct = evolvingMethod(
  {
    id: 'evol-instruct',
    title: 'Evolve',
    description:
      'Has a model make a harder or quite another problem of it, over up to five hops, and solves it.',
  },
  'up',
  upwardTemplates,
);
