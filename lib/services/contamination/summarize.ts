import { z } from 'zod';
import { summarizeHits } from '#lib/db/queries/contamination/summarize-hits.ts';
import { projectVerb } from '../verb.ts';

export const summarizeContamination = projectVerb(
  {
    name: 'contamination.summary',
    summary: 'Counts the hits of a project by benchmark, method, state and kind of text.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => ({ items: await summarizeHits(ctx.db, ctx.project.id) }),
);
