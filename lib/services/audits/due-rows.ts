import type { Prisma } from '#lib/db/generated/client.ts';
import { dueSamples } from '#lib/domain/review/audit-plan/index.ts';
import type { ProjectCtx } from '../context.ts';
import { drawnAudit, findAudit } from './find-audit.ts';
import { readProgress } from './read-progress.ts';
import { removedForPage } from './removed-rows.ts';

/**
 * The drawn variants of an audit that are to be read now: each open stratum up to its next look. Nothing where the audit
 * is not running.
 */
export async function dueRows(ctx: ProjectCtx, id: string): Promise<Prisma.VariantWhereInput> {
  const row = await findAudit(ctx.db, ctx, id);
  const audit = drawnAudit(row);
  if (!audit || row.status !== 'running') return { id: { in: [] } };
  const { progress, rulings } = await readProgress(ctx.db, audit, await removedForPage(ctx.db, id));
  const ruled = new Set(rulings.map(({ stratum }) => stratum));
  const due = dueSamples(audit.plan, progress).filter(({ stratum }) => !ruled.has(stratum));
  const places = due.map(({ stratum, size }) => ({ stratum, position: { lt: size } }));
  return { auditSamples: { some: { planId: id, OR: places } } };
}
