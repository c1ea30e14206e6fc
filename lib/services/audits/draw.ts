import type { Tx } from '#lib/db/client.ts';
import type { AuditPlan as AuditRow } from '#lib/db/generated/client.ts';
import { gatherPopulation } from '#lib/db/queries/audits/gather-population.ts';
import { gatheredStrata } from '#lib/db/queries/audits/gathered-strata.ts';
import { holdAccepted } from '#lib/db/queries/audits/hold-accepted.ts';
import { indexMembers } from '#lib/db/queries/audits/index-members.ts';
import { placeMembers } from '#lib/db/queries/audits/place-members.ts';
import { readMembers } from '#lib/db/queries/audits/read-members.ts';
import { storeBlocks } from '#lib/db/queries/audits/store-blocks.ts';
import { storeSample } from '#lib/db/queries/audits/store-sample.ts';
import { StudioError } from '#lib/domain/errors.ts';
import {
  AuditFilter,
  type AuditPlan,
  AuditSettings,
  auditDimensions,
  drawSample,
} from '#lib/domain/review/audit-plan/index.ts';
import type { Ctx } from '../context.ts';
import { planStrata, strataOf } from './plan-strata.ts';

/** Variants in a block of a population: a ruling decides a block in one statement. */
const rowsOfBlock = 5_000;
const page = 50_000;

/** The job "audits.draw": all in one snapshot, or nothing; what it did once it leaves alone. */
export async function drawAudit(ctx: Ctx, auditId: string, block = rowsOfBlock): Promise<void> {
  const row = await ctx.db.auditPlan.findUnique({ where: { id: auditId } });
  if (row?.status !== 'drawing') return;
  try {
    await ctx.db.$transaction((tx) => draw(tx, ctx, row, block), {
      timeout: 3_600_000,
      isolationLevel: 'RepeatableRead',
    });
  } catch (error) {
    // What the studio can say in words will not pass by trying again; a lost connection may.
    if (!(error instanceof StudioError)) throw error;
    await ctx.db.auditPlan.updateMany({
      where: { id: auditId, status: 'drawing' },
      data: { status: 'failed', error: error.message },
    });
  }
}

async function draw(tx: Tx, ctx: Ctx, row: AuditRow, block: number): Promise<void> {
  const { id, projectId, randomSeed } = row;
  const filter = AuditFilter.parse(row.filter);
  const settings = AuditSettings.parse(row.settings);
  const expected = row.expected as Record<string, number>;
  const dimensions = auditDimensions.filter((one) => row.dimensions.includes(one));
  // Before the snapshot: a text that is edited in between counts as edited afterwards.
  const frozenAt = ctx.now();
  // The seed was drawn when the plan was asked for: rows that came after it are left out.
  await gatherPopulation(tx, { projectId, filter, dimensions, before: row.createdAt });
  const strata = strataOf(await gatheredStrata(tx));
  const plan = planStrata(strata, { settings, expected, seed: randomSeed });
  await tx.auditStratum.createMany({
    data: strata.map(({ key, population }, stratum) => ({ planId: id, stratum, key, population })),
  });
  await placeMembers(
    tx,
    strata.map(({ properties }, stratum) => ({ stratum, ...properties })),
  );
  await indexMembers(tx);
  await storeBlocks(tx, id, block);
  for (const stratum of strata.keys()) await drawStratum(tx, id, plan, stratum);
  if (filter.cover !== 'waiting') await holdAccepted(tx, { planId: id, by: row.createdById, at: frozenAt });
  await tx.auditPlan.update({
    where: { id, status: 'drawing' },
    data: {
      ...{ status: 'running', plan: plan as object, frozenAt },
      population: plan.strata.reduce((sum, { population }) => sum + population, 0),
      sampleSize: plan.strata.reduce((sum, { sizes }) => sum + sizes.at(-1)!, 0),
    },
  });
}

async function drawStratum(tx: Tx, planId: string, plan: AuditPlan, stratum: number): Promise<void> {
  const { key, sizes } = plan.strata[stratum]!;
  const ids: string[] = [];
  for (let after: number | null = -1; after !== null; ) {
    const members = await readMembers(tx, stratum, { after, limit: page });
    for (const member of members.ids) ids.push(member);
    after = members.last;
  }
  const sample = drawSample(ids, sizes.at(-1)!, { seed: plan.seed, key });
  await storeSample(tx, planId, stratum, sample);
}
