import { z } from 'zod';
import { projectVerb } from '../../verb.ts';
import { readReasons } from './read.ts';

export const listReasons = projectVerb(
  {
    name: 'review.reasons',
    summary: 'Lists why a variant may be rejected, with the keys, and what is no longer offered.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  (ctx) => readReasons(ctx.db, ctx.project.id),
);
