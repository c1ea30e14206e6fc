import { z } from 'zod';
import { projectVerb } from '../../verb.ts';
import { viewSelection } from './view-selection.ts';

export const listSelections = projectVerb(
  {
    name: 'corpus.selections',
    summary: 'Lists the core-set selections of a project, the newest first.',
    kind: 'query',
    capability: 'read',
    input: z.object({ limit: z.coerce.number().int().min(1).max(200).default(100) }),
  },
  async (ctx, { limit }) => {
    const rows = await ctx.db.corpusSelection.findMany({
      where: { projectId: ctx.project.id },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit,
    });
    return { items: rows.map(viewSelection) };
  },
);
