import { z } from 'zod';
import { Recipe } from '#lib/domain/versions/recipe.ts';
import { projectVerb } from '../../verb.ts';
import { lookAtPairs } from './look-at-pairs.ts';

export const previewPairs = projectVerb(
  {
    name: 'versions.pairs',
    summary:
      'Counts the preference pairs of a recipe by source, says what is left out and why, and shows a few of them.',
    kind: 'query',
    capability: 'read',
    input: Recipe.safeExtend({ kind: z.literal('preference').default('preference') }),
  },
  lookAtPairs,
);
