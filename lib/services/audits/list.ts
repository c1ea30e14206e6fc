import { Page } from '#lib/domain/ids.ts';
import { pageOf } from '../page-of.ts';
import { projectVerb } from '../verb.ts';
import { viewAudit } from './view-audit.ts';

export const listAudits = projectVerb(
  {
    name: 'audits.list',
    summary: 'Lists the audit plans of a project, the newest first, with what was ruled on their strata.',
    kind: 'query',
    capability: 'read',
    input: Page,
  },
  async (ctx, { after, limit }) => {
    const rows = await ctx.db.auditPlan.findMany({
      where: { projectId: ctx.project.id, seq: after === undefined ? undefined : { lt: after } },
      orderBy: { seq: 'desc' },
      take: limit + 1,
      include: {
        _count: { select: { strata: true } },
        rulings: { where: { undoneAt: null }, select: { ruling: true } },
      },
    });
    const { page, nextAfter } = pageOf(rows, limit, ({ seq }) => seq);
    const items = page.map(({ _count, rulings, ...row }) => ({
      ...viewAudit(row),
      strata: _count.strata,
      accepted: rulings.filter(({ ruling }) => ruling === 'accepted').length,
      rejected: rulings.filter(({ ruling }) => ruling === 'rejected').length,
    }));
    return { items, nextAfter };
  },
);

export type AuditLine = Awaited<ReturnType<typeof listAudits>>['items'][number];
