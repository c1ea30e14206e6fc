import { AuditRef } from '#lib/domain/review/audit-plan/index.ts';
import { projectVerb } from '../verb.ts';
import { findAudit } from './find-audit.ts';

export const showDraw = projectVerb(
  {
    name: 'audits.show-draw',
    summary: 'Shows how far the draw of an audit is: its phase, what is done of it, and of how much.',
    kind: 'query',
    capability: 'read',
    input: AuditRef,
  },
  async (ctx, input) => {
    const { id, status, error, createdAt } = await findAudit(ctx.db, ctx, input.audit);
    const draw = await ctx.db.auditDraw.findUnique({ where: { planId: id } });
    const { phase = '', done = 0, total = null } = draw ?? {};
    return { audit: id, status, error, phase, done, total, startedAt: createdAt };
  },
);

export type DrawState = Awaited<ReturnType<typeof showDraw>>;
