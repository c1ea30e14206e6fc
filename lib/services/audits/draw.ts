import type { Tx } from '#lib/db/client.ts';
import type { AuditPlan as AuditRow } from '#lib/db/generated/client.ts';
import { gatherPopulation } from '#lib/db/queries/audits/gather-population.ts';
import { gatheredStrata } from '#lib/db/queries/audits/gathered-strata.ts';
import { holdAccepted } from '#lib/db/queries/audits/hold-accepted.ts';
import { indexMembers } from '#lib/db/queries/audits/index-members.ts';
import { makeFound } from '#lib/db/queries/audits/make-found.ts';
import { placeMembers } from '#lib/db/queries/audits/place-members.ts';
import type { Population } from '#lib/db/queries/audits/population.ts';
import { seqRange } from '#lib/db/queries/audits/seq-range.ts';
import { storeBlocks } from '#lib/db/queries/audits/store-blocks.ts';
import { limitStatements } from '#lib/db/queries/limit-statements.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { AuditFilter, AuditSettings, auditDimensions } from '#lib/domain/review/audit-plan/index.ts';
import type { Ctx } from '../context.ts';
import { DrawCancelled, drawReport, type Report } from './draw-report.ts';
import { drawStratum } from './draw-stratum.ts';
import { planStrata, strataOf } from './plan-strata.ts';

export type DrawOptions = {
  /** Variants in a block of a population: a ruling decides a block in one statement. */
  rowsOfBlock?: number;
  /** Variants that are looked at between two reports. */
  rowsOfPart?: number;
  /** The worker is told to stop. */
  stopping?: AbortSignal;
};

/** A statement of a draw that runs longer has gone wrong; the job tries again. */
const statementMs = 600_000;

/** The job "audits.draw": all in one snapshot, or nothing; what it did once it leaves alone. */
export async function drawAudit(ctx: Ctx, auditId: string, options: DrawOptions = {}): Promise<void> {
  const row = await ctx.db.auditPlan.findUnique({ where: { id: auditId } });
  if (row?.status !== 'drawing') return;
  const report = drawReport(ctx, auditId, options.stopping);
  try {
    await ctx.db.$transaction((tx) => draw(tx, ctx, row, report, options), {
      timeout: 3_600_000,
      isolationLevel: 'RepeatableRead',
    });
    await ctx.db.auditDraw.deleteMany({ where: { planId: auditId } });
  } catch (error) {
    if (error instanceof DrawCancelled) return;
    // What the studio can say in words will not pass by trying again; a lost connection may.
    if (!(error instanceof StudioError)) throw error;
    await ctx.db.auditPlan.updateMany({
      where: { id: auditId, status: 'drawing' },
      data: { status: 'failed', error: error.message },
    });
  }
}

async function draw(tx: Tx, ctx: Ctx, row: AuditRow, report: Report, options: DrawOptions): Promise<void> {
  const { id, projectId, randomSeed } = row;
  const filter = AuditFilter.parse(row.filter);
  const settings = AuditSettings.parse(row.settings);
  const expected = row.expected as Record<string, number>;
  const dimensions = auditDimensions.filter((one) => row.dimensions.includes(one));
  // Before the snapshot: a text that is edited in between counts as edited afterwards.
  const frozenAt = ctx.now();
  await limitStatements(tx, statementMs);
  // The seed was drawn when the plan was asked for: rows that came after it are left out.
  await gather(tx, { projectId, filter, dimensions, before: row.createdAt }, report, options.rowsOfPart);
  await report({ phase: 'Dividing it into strata' });
  const strata = strataOf(await gatheredStrata(tx));
  const plan = planStrata(strata, { settings, expected, seed: randomSeed });
  await tx.auditStratum.createMany({
    data: strata.map(({ key, population }, stratum) => ({ planId: id, stratum, key, population })),
  });
  await placeMembers(
    tx,
    strata.map(({ properties }, stratum) => ({ stratum, ...properties })),
  );
  await report({ phase: 'Putting the rows in order' });
  await indexMembers(tx);
  await report({ phase: 'Writing the population down' });
  await storeBlocks(tx, id, options.rowsOfBlock ?? 5_000);
  for (const stratum of strata.keys()) {
    await report({ phase: 'Drawing rows', done: stratum, total: strata.length });
    await drawStratum(tx, id, plan, stratum);
  }
  if (filter.cover !== 'waiting') await holdAccepted(tx, { planId: id, by: row.createdById, at: frozenAt });
  await report({ phase: 'Drawing rows', done: strata.length, total: strata.length });
  await tx.auditPlan.update({
    where: { id, status: 'drawing' },
    data: {
      ...{ status: 'running', plan: plan as object, frozenAt },
      population: plan.strata.reduce((sum, { population }) => sum + population, 0),
      sampleSize: plan.strata.reduce((sum, { sizes }) => sum + sizes.at(-1)!, 0),
    },
  });
}

/** Reads the table from end to end, part by part. */
async function gather(tx: Tx, population: Population, report: Report, part = 50_000): Promise<void> {
  await makeFound(tx);
  const { after: from, to } = await seqRange(tx);
  for (let after = from; after < to; after += part) {
    await report({ phase: 'Looking through the variants', done: after - from, total: to - from });
    await gatherPopulation(tx, population, { after, to: Math.min(to, after + part) });
  }
}
