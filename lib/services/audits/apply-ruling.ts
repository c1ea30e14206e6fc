import type { Tx } from '#lib/db/client.ts';
import type { AuditPlan as AuditRow, AuditRuling } from '#lib/db/generated/client.ts';
import { decideBlock } from '#lib/db/queries/audits/decide-block.ts';
import { undoBlock } from '#lib/db/queries/audits/undo-block.ts';
import { limitStatements } from '#lib/db/queries/limit-statements.ts';
import { withdrawDecided } from '#lib/db/queries/queues/withdraw-decided.ts';
import { AuditFilter, type RulingEvidence } from '#lib/domain/review/audit-plan/index.ts';
import { compareBroughtBack } from '../contamination/index.ts';
import type { Ctx } from '../context.ts';

type Ruled = AuditRuling & { plan: AuditRow };

/**
 * The job "audits.apply": decides the rows of a ruling, or takes them back, block by block. Each block is a transaction of
 * its own with the count of those that are done, so that it goes on where it stood after a crash, and a ruling that is
 * undone meanwhile turns around.
 */
export async function applyRuling(ctx: Ctx, rulingId: string, stopping: AbortSignal): Promise<void> {
  while (await ctx.db.$transaction((tx) => step(tx, ctx, rulingId), { timeout: 600_000 })) {
    if (stopping.aborted) throw new Error('The worker stops; the ruling goes on with its next start.');
  }
}

/** One block; false where nothing is left to do. */
async function step(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
  await limitStatements(tx, 300_000);
  const ruling = await tx.auditRuling.findUnique({ where: { id }, include: { plan: true } });
  if (!ruling || (ruling.status !== 'applying' && ruling.status !== 'undoing')) return false;
  const { planId, stratum, status, blocksDone } = ruling;
  const blocks = await tx.auditBlock.count({ where: { planId, stratum } });
  const mine = { id, status, blocksDone };
  if (blocksDone >= blocks) {
    const ended = status === 'applying' ? ('applied' as const) : ('undone' as const);
    const turned = await tx.auditRuling.updateMany({ where: mine, data: { status: ended } });
    if (turned.count > 0) await endItems(tx, planId, ctx.now());
    return turned.count === 0;
  }
  // Whoever moves the count does the block: another worker with the same job finds it moved and takes the next.
  const moved = await tx.auditRuling.updateMany({ where: mine, data: { blocksDone: blocksDone + 1 } });
  if (moved.count === 0) return true;
  if (status === 'applying') {
    const count = await decideBlock(tx, blockOf(ctx, ruling));
    await tx.auditRuling.update({ where: { id }, data: { decided: { increment: count } } });
  } else {
    const { count, ...back } = await undoBlock(tx, {
      ...{ planId, stratum, number: blocksDone, ruling: id },
      ...{ by: ruling.undoneById, at: ctx.now() },
    });
    await compareBroughtBack(tx, ruling.plan.projectId, back);
    await tx.auditRuling.update({ where: { id }, data: { restored: { increment: count } } });
  }
  return true;
}

/** What was ruled on is no longer asked in the queues in which the audit is read. */
async function endItems(tx: Tx, auditId: string, at: Date): Promise<void> {
  const queues = await tx.reviewQueue.findMany({ where: { auditId }, select: { id: true } });
  for (const { id } of queues) await withdrawDecided(tx, id, at);
}

function blockOf(ctx: Ctx, ruling: Ruled) {
  const { plan, planId, stratum, actorId, actorLabel } = ruling;
  return {
    ...{ planId, stratum, number: ruling.blocksDone, ruling: ruling.id, to: ruling.ruling },
    ...{ projectId: plan.projectId, frozenAt: plan.frozenAt ?? plan.createdAt, note: noteOf(ruling) },
    ...{ actorId, actorLabel, at: ctx.now(), cover: AuditFilter.parse(plan.filter).cover },
  };
}

/** What the history of a row says of its ruling; the whole evidence is with the ruling. */
function noteOf({ plan, ruling, isOverride, reason, look, evidence }: Ruled): string {
  const found = evidence as RulingEvidence | null;
  const seen = found
    ? `at look ${(look ?? 0) + 1} of ${found.looks}: ${found.bad} bad of ${found.read} read, population ${found.population}`
    : 'before any look was complete';
  const against = isOverride ? ', against the rule' : '';
  const why = reason ? ` Reason: ${reason}` : '';
  return `Audit "${plan.name}": stratum ${ruling} as a whole${against}, ${seen}.${why}`;
}
