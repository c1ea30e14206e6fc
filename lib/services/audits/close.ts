import { precondition } from '#lib/domain/errors.ts';
import { AuditRef } from '#lib/domain/review/audit-plan/index.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { findAudit } from './find-audit.ts';

export const closeAudit = projectVerb(
  {
    name: 'audits.close',
    summary: 'Ends an audit: nothing more is ruled by it, what was ruled stays.',
    kind: 'command',
    capability: 'configure',
    input: AuditRef,
  },
  (ctx, input) =>
    ctx.db.$transaction(async (tx) => {
      const { id, status } = await findAudit(tx, ctx, input.audit);
      const { count } = await tx.auditPlan.updateMany({
        where: { id, status: { in: ['drawing', 'running', 'failed'] } },
        data: { status: 'closed', closedAt: ctx.now() },
      });
      if (count === 0) throw precondition('This audit is closed already.');
      await audit(tx, ctx, { action: 'audits.close', target: `audit plan ${id}`, before: { status } });
      return { audit: id, status: 'closed' as const };
    }),
);
