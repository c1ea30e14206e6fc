import { recomputeSteps, SolutionText } from '#lib/domain/check/answers.ts';
import { projectVerb } from '../verb.ts';

export const recomputeSolution = projectVerb(
  {
    name: 'check.solution-steps',
    summary: 'Recomputes every equation of a solution.',
    kind: 'query',
    capability: 'read',
    input: SolutionText,
  },
  async (_ctx, input) => recomputeSteps(input),
);
