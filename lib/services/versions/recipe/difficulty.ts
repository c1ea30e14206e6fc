import { z } from 'zod';
import { countDifficulties } from '#lib/db/queries/recipe/count-difficulties.ts';
import { projectVerb } from '../../verb.ts';

export const corpusDifficulty = projectVerb(
  {
    name: 'versions.difficulty',
    summary:
      'Counts all variants of the project by difficulty, whatever was decided: what a random choice would hold.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => ({ groups: await countDifficulties(ctx.db, ctx.project.id) }),
);
