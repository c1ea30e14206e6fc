import { describe, expect, test } from 'vitest';
import { advanceBatch, getBatch, listVariants, runBatch, startPlan } from '#lib/services/generate/index.ts';
import { buryDead } from '#lib/services/workers/index.ts';
import { finish, projectWithModel, worker } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, systemContext, wordProblems } from '#test/support/factories.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const never = new AbortController().signal;
const seeds = { from: 'seeds' as const };
const perturb = [{ method: 'perturb-numbers' }];

async function projectWithSeeds(count: number) {
  const project = await makeProject(db);
  await makeSeeds(db, project.id, wordProblems(count));
  return project;
}

const legsOf = (batchId: string) =>
  db.batchLeg.findMany({ where: { batchId }, orderBy: { position: 'asc' } });
const jobKeys = async () =>
  (await db.$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs`).map((job) => job.key);

describe('a plan of several legs', () => {
  test('each leg starts from what the ones before made, with its own selection, and says what it found', async () => {
    const { slug } = await projectWithSeeds(30);
    const legs = [
      { source: seeds, mix: perturb },
      {
        source: { from: 'legs' as const, legs: [0], checks: 'any' as const },
        select: { kind: 'core-set' as const, count: 10 },
        samples: 2,
        mix: perturb,
      },
      {
        source: { from: 'legs' as const, legs: [0, 1], checks: 'any' as const },
        select: { kind: 'random' as const, count: 5 },
        mix: perturb,
      },
    ];
    const { batch } = await startPlan(ctx, { project: slug, legs, randomSeed: 5 });
    await finish(ctx, batch);
    const shown = await getBatch(ctx, { project: slug, batch });
    expect(shown).toMatchObject({ status: 'done', counts: { queued: 0, failed: 0 } });
    const [first, second, third] = shown.legs;
    expect(first).toMatchObject({ status: 'done', planned: 30 });
    expect(second).toMatchObject({ status: 'done', planned: 20 });
    expect(third).toMatchObject({ status: 'done', planned: 5 });
    expect(shown.total).toBe(55);
    const facts = second!.selection as { candidates: number; radius: number; randomRadius: number };
    expect(facts).toMatchObject({ kind: 'core-set', chosen: 10 });
    expect(facts.candidates).toBeGreaterThan(10);
    expect(facts.radius).toBeGreaterThan(0);
    expect(facts.radius).toBeLessThanOrEqual(facts.randomRadius);
    const grandchildren = await db.variant.findMany({
      where: { batchId: batch, arm: { leg: { position: 1 } } },
      include: { parent: { include: { arm: { include: { leg: true } } } } },
    });
    for (const one of grandchildren) expect(one.parent?.arm?.leg.position).toBe(0);
  });

  test('the same plan and random seed choose the same problems in another project', async () => {
    const legs = [{ source: seeds, select: { kind: 'random' as const, count: 7 }, mix: perturb }];
    const chosen = async (randomSeed: number) => {
      const { slug } = await projectWithSeeds(25);
      const { batch, requests } = await startPlan(ctx, { project: slug, legs, randomSeed });
      expect(requests).toBe(7);
      const rows = await db.generationRequest.findMany({
        where: { batchId: batch },
        include: { seed: true },
      });
      return rows.map((row) => row.seed!.problem).sort();
    };
    const one = await chosen(3);
    expect(await chosen(3)).toEqual(one);
    expect(await chosen(4)).not.toEqual(one);
  });

  test('a first leg with a core-set is chosen by a job; two of them at once plan it once', async () => {
    const { slug } = await projectWithSeeds(20);
    const legs = [{ source: seeds, select: { kind: 'core-set' as const, count: 6 }, mix: perturb }];
    const { batch } = await startPlan(ctx, { project: slug, legs });
    expect(await jobKeys()).toContain(`generate.advance:${batch}`);
    expect((await legsOf(batch))[0]).toMatchObject({ status: 'selecting', planned: 0 });
    await Promise.all([1, 2, 3].map(() => advanceBatch(ctx, batch, never)));
    expect((await legsOf(batch))[0]).toMatchObject({ status: 'running', planned: 6 });
    await finish(ctx, batch);
    expect(await getBatch(ctx, { project: slug, batch })).toMatchObject({
      status: 'done',
      total: 6,
      ended: 6,
    });
  });

  test('a leg whose job was lost with its worker is selected by the next one', async () => {
    const { slug } = await projectWithSeeds(4);
    const next = { source: { from: 'legs' as const, legs: [0], checks: 'any' as const }, mix: perturb };
    const { batch } = await startPlan(ctx, { project: slug, legs: [{ source: seeds, mix: perturb }, next] });
    await runBatch(ctx, batch, worker('w'));
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await buryDead(ctx, () => false);
    expect(await jobKeys()).toContain(`generate.advance:${batch}`);
    await finish(ctx, batch);
    expect((await legsOf(batch)).map((leg) => leg.status)).toEqual(['done', 'done']);
  });

  test('a leg that finds nothing is skipped', async () => {
    const { slug } = await projectWithSeeds(3);
    const none = { source: { from: 'legs' as const, legs: [0], levels: [5] }, mix: perturb };
    const { batch } = await startPlan(ctx, { project: slug, legs: [{ source: seeds, mix: perturb }, none] });
    await finish(ctx, batch);
    expect((await legsOf(batch)).map((leg) => leg.status)).toEqual(['done', 'skipped']);
    expect(await getBatch(ctx, { project: slug, batch })).toMatchObject({ status: 'done', total: 3 });
  });
});

describe('an evolution of several hops', () => {
  test('goes on from its own variants, each with its parent and hop, and the total grows', async () => {
    const one = await projectWithModel(ctx, 2, (call) => {
      const asked = call.messages.at(-1)!.content;
      if (!call.messages[0]!.content.includes('NEW PROBLEM:')) return { reply: 'The sum is $\\boxed{4}$.' };
      const problem = /(?:A crate|What is)[\s\S]*\?/.exec(asked)?.[0] ?? '';
      const more = `A crate of ${problem.length} apples stands beside the table, and nobody counts it. ${problem}`;
      return { reply: `CHANGE:\nA crate is added.\n\nNEW PROBLEM:\n${more}` };
    });
    const mix = [{ method: 'evol-instruct', model: one.model, parameters: { hops: 3 } }];
    const { batch, requests } = await startPlan(ctx, { project: one.slug, legs: [{ source: seeds, mix }] });
    expect(requests).toBe(2);
    await finish(ctx, batch);
    const shown = await getBatch(ctx, { project: one.slug, batch });
    expect(shown.reasons).toEqual([]);
    expect(shown).toMatchObject({ status: 'done', total: 6, counts: { done: 6 } });
    const { items } = await listVariants(ctx, { project: one.slug, batch });
    const rows = await db.variant.findMany({ where: { batchId: batch } });
    expect(rows.map((row) => row.hop).sort()).toEqual([0, 0, 1, 1, 2, 2]);
    for (const row of rows) {
      const parent = rows.find((other) => other.id === row.parentId);
      expect(parent?.hop ?? -1).toBe(row.hop - 1);
      expect(parent?.seedId ?? row.seedId).toBe(row.seedId);
    }
    expect(items).toHaveLength(6);
  });
});
