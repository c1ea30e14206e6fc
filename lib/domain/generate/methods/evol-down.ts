import { downwardTemplates } from '../prompts/evolve-down.ts';
import { evolvingMethod } from '../steps/evolving.ts';

/** The downward evolution of WizardMath (Luo et al. 2023, arXiv 2308.09583, section 3.1): easier problems. */
export const evolDown = evolvingMethod(
  {
    id: 'evol-down',
    title: 'Evolve downwards',
    description: 'Has a model make an easier problem of it, on the same or another topic, and solves it.',
  },
  'down',
  downwardTemplates,
);
