import type { Tx } from '#lib/db/client.ts';
import { restoreHeld } from '#lib/db/queries/audits/restore-held.ts';
import { releaseHeld } from '#lib/db/queries/queues/release-held.ts';
import { precondition } from '#lib/domain/errors.ts';
import { AuditRef } from '#lib/domain/review/audit-plan/index.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { findAudit } from './find-audit.ts';

export const closeAudit = projectVerb(
  {
    name: 'audits.close',
    summary:
      'Ends an audit, or the draw of one: nothing more is ruled by it, what was ruled stays; accepted rows nobody read are accepted again.',
    kind: 'command',
    capability: 'configure',
    input: AuditRef,
  },
  (ctx, input) =>
    ctx.db.$transaction(async (tx) => {
      const { id, status } = await findAudit(tx, ctx, input.audit);
      const at = ctx.now();
      const { count } = await tx.auditPlan.updateMany({
        where: { id, status: { in: ['drawing', 'running', 'failed'] } },
        data: { status: 'closed', closedAt: at },
      });
      if (count === 0) throw precondition('This audit is closed already.');
      await tx.auditDraw.deleteMany({ where: { planId: id } });
      await closeQueues(tx, id);
      const restored = await restoreHeld(tx, id, at);
      const after = { restored };
      await audit(tx, ctx, { action: 'audits.close', target: `audit plan ${id}`, before: { status }, after });
      return { audit: id, status: 'closed' as const, restored };
    }),
);

/** Nobody is asked for the rows of an audit that is over. */
async function closeQueues(tx: Tx, auditId: string): Promise<void> {
  const queues = await tx.reviewQueue.findMany({ where: { auditId }, select: { id: true } });
  await tx.reviewQueue.updateMany({ where: { auditId }, data: { status: 'closed' } });
  for (const { id } of queues) await releaseHeld(tx, { queueId: id });
}
