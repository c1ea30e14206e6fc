import { z } from 'zod';
import { Id } from '#lib/domain/ids.ts';
import { projectVerb } from '../verb.ts';
import { readItem } from './item/read.ts';

export type { ReviewItem } from './item/read.ts';

export const getReviewItem = projectVerb(
  {
    name: 'review.show',
    summary: 'Shows one variant with its seed, checks, steps, revisions, decisions and comments.',
    kind: 'query',
    capability: 'read',
    input: z.object({ variant: Id.describe('The variant') }),
  },
  (ctx, { variant }) => readItem(ctx, variant),
);
