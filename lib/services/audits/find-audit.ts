import type { Tx } from '#lib/db/client.ts';
import type { AuditPlan as AuditRow } from '#lib/db/generated/client.ts';
import { notFound, precondition } from '#lib/domain/errors.ts';
import { AuditPlan } from '#lib/domain/review/audit-plan/index.ts';
import type { ProjectCtx } from '../context.ts';

/** An audit whose rows are drawn. */
export type DrawnAudit = Omit<AuditRow, 'plan' | 'frozenAt'> & { plan: AuditPlan; frozenAt: Date };

export async function findAudit(tx: Tx, ctx: ProjectCtx, id: string): Promise<AuditRow> {
  const found = await tx.auditPlan.findFirst({ where: { id, projectId: ctx.project.id } });
  if (!found) throw notFound('This audit plan');
  return found;
}

/** The audit with its plan, or null while it has none. */
export function drawnAudit(row: AuditRow): DrawnAudit | null {
  if (row.plan === null || row.frozenAt === null) return null;
  return { ...row, plan: AuditPlan.parse(row.plan), frozenAt: row.frozenAt };
}

/** The audit, for an act that changes it: PRECONDITION unless it is running. */
export function requireRunning(row: AuditRow): DrawnAudit {
  const drawn = drawnAudit(row);
  if (row.status === 'running' && drawn) return drawn;
  if (row.status === 'drawing') throw precondition('The rows of this audit are still being drawn.');
  throw precondition(`This audit is ${row.status}. Make another one.`);
}
