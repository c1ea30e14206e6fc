import { NewStudy } from '#lib/domain/studies/schema.ts';
import { projectVerb } from '../verb.ts';
import { tableSource } from './sources/index.ts';
import { storeStudy } from './store-study.ts';

export const createStudy = projectVerb(
  {
    name: 'studies.create',
    summary:
      'Makes a study of scaling from a pasted table, and fits the laws to its points in the background.',
    kind: 'command',
    capability: 'train',
    input: NewStudy,
  },
  async (ctx, { table, ...draft }) => {
    const points = await tableSource.pointsOf(ctx, table);
    return storeStudy(ctx, 'studies.create', { ...draft, points });
  },
);
