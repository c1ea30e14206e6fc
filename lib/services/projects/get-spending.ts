import { z } from 'zod';
import { spentDollars } from '#lib/db/queries/spending.ts';
import { projectVerb } from '../verb.ts';

export const getSpending = projectVerb(
  {
    name: 'projects.spending',
    summary:
      'Shows what models cost so far, in US dollars: in batches, in evaluations, and in trials of templates',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const { batches, evaluations, trials } = await spentDollars(ctx.db, ctx.project.id);
    return { dollars: batches + evaluations + trials, batches, evaluations, trials };
  },
);
