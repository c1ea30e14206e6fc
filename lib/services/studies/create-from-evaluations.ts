import { StudyOfEvaluations } from '#lib/domain/studies/schema.ts';
import { projectVerb } from '../verb.ts';
import { evaluationSource } from './sources/index.ts';
import { storeStudy } from './store-study.ts';

export const createFromEvaluations = projectVerb(
  {
    name: 'studies.from-evaluations',
    summary:
      'Makes a study of scaling from evaluations of models that were trained here, and fits the laws to its points in the background.',
    kind: 'command',
    capability: 'train',
    input: StudyOfEvaluations,
  },
  async (ctx, { name, description, target, ...asked }) => {
    const points = await evaluationSource.pointsOf(ctx, asked);
    return storeStudy(ctx, 'studies.from-evaluations', { name, description, target, points });
  },
);
