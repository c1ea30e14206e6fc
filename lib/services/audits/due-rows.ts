import type { Tx } from '#lib/db/client.ts';
import type { Prisma } from '#lib/db/generated/client.ts';
import { dueSamples } from '#lib/domain/review/audit-plan/index.ts';
import type { ProjectCtx } from '../context.ts';
import { type DrawnAudit, drawnAudit, findAudit } from './find-audit.ts';
import { type AuditProgress, readProgress } from './read-progress.ts';
import { removedForPage } from './removed-rows.ts';

/** The first `size` drawn rows of a stratum, by its place in the plan. */
export type DuePart = { stratum: number; size: number };

/**
 * The drawn variants of an audit that are to be read now: each open stratum up to its next look. Nothing where the audit
 * is not running.
 */
export async function dueRows(ctx: ProjectCtx, id: string): Promise<Prisma.VariantWhereInput> {
  const row = await findAudit(ctx.db, ctx, id);
  const audit = drawnAudit(row);
  if (!audit || row.status !== 'running') return { id: { in: [] } };
  const due = dueParts(audit, await readProgress(ctx.db, audit, await removedForPage(ctx.db, id)));
  const places = due.map(({ stratum, size }) => ({ stratum, position: { lt: size } }));
  return { auditSamples: { some: { planId: id, OR: places } } };
}

/** The same for a queue that is filled in a transaction; rows that are gone as they were counted last. */
export async function duePartsOf(tx: Tx, id: string): Promise<DuePart[]> {
  const row = await tx.auditPlan.findUniqueOrThrow({ where: { id }, include: { strata: true } });
  const audit = drawnAudit(row);
  if (!audit || row.status !== 'running') return [];
  const removed = new Map(row.strata.map((one) => [one.stratum, one.removed]));
  return dueParts(audit, await readProgress(tx, audit, removed));
}

/** Without the strata that were ruled on. */
export function dueParts({ plan }: DrawnAudit, { progress, rulings }: AuditProgress): DuePart[] {
  const ruled = new Set(rulings.map(({ stratum }) => stratum));
  return dueSamples(plan, progress).filter(({ stratum }) => !ruled.has(stratum));
}
