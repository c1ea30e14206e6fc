import { notFound } from '#lib/domain/errors.ts';
import { RulingRef } from '#lib/domain/review/audit-plan/index.ts';
import { projectVerb } from '../verb.ts';
import { viewRuling } from './view-audit.ts';

export const showRuling = projectVerb(
  {
    name: 'audits.show-ruling',
    summary: 'Shows a ruling with its evidence, and how many of its rows are decided or given back by now.',
    kind: 'query',
    capability: 'read',
    input: RulingRef,
  },
  async (ctx, { ruling: id }) => {
    const found = await ctx.db.auditRuling.findFirst({
      where: { id, plan: { projectId: ctx.project.id } },
    });
    if (!found) throw notFound('This ruling');
    return viewRuling(found);
  },
);
