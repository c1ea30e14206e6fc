import { AuditRef } from '#lib/domain/review/audit-plan/index.ts';
import { projectVerb } from '../verb.ts';
import { drawnAudit, findAudit } from './find-audit.ts';
import { queuesOfAudit } from './queues-of-audit.ts';
import { readProgress } from './read-progress.ts';
import { removedForPage } from './removed-rows.ts';
import { viewAudit, viewProgress } from './view-audit.ts';

export const showAudit = projectVerb(
  {
    name: 'audits.show',
    summary:
      'Shows an audit: its plan, the accept rate as it is known by now, and what may be ruled on each stratum.',
    kind: 'query',
    capability: 'read',
    input: AuditRef,
  },
  async (ctx, input) => {
    const row = await findAudit(ctx.db, ctx, input.audit);
    const audit = drawnAudit(row);
    if (!audit) return { ...viewAudit(row), queues: [], dueOutside: 0, plan: null, progress: null };
    const removed = await removedForPage(ctx.db, row.id);
    const [now, rulings] = await Promise.all([
      readProgress(ctx.db, audit, removed),
      ctx.db.auditRuling.findMany({ where: { planId: row.id }, orderBy: { seq: 'desc' } }),
    ]);
    return {
      ...viewAudit(row),
      ...(await queuesOfAudit(ctx.db, audit, now)),
      plan: audit.plan,
      progress: viewProgress(audit.plan, now, rulings),
    };
  },
);

export type AuditShown = Awaited<ReturnType<typeof showAudit>>;
