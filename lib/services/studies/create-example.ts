import { z } from 'zod';
import { skyworkStudy } from '#lib/domain/studies/skywork/study.ts';
import { projectVerb } from '../verb.ts';
import { storeStudy } from './store-study.ts';

export const createExample = projectVerb(
  {
    name: 'studies.create-example',
    summary: 'Makes a study of the points that the Skywork-Math paper prints, as an example.',
    kind: 'command',
    capability: 'train',
    input: z.object({}),
  },
  async (ctx) => storeStudy(ctx, 'studies.create-example', skyworkStudy),
);
