import { expect, test } from 'vitest';
import { nextOpenRequest } from '#lib/db/queries/next-open-request.ts';
import { advanceBatch, estimatePlan, getBatch, runBatch, startPlan } from '#lib/services/generate/index.ts';
import { startNextLeg } from '#lib/services/generate/run/advance.ts';
import { finish, worker } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, systemContext, wordProblems } from '#test/support/factories.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;
const mix = [{ method: 'perturb-numbers' }];
const seeds = { from: 'seeds' as const };
const first = { source: seeds, mix };
const fromFirst = (checks?: 'passed' | 'not-failed' | 'any') => ({
  ...{ source: { from: 'legs' as const, legs: [0], checks }, mix },
});

async function projectWithSeeds(problems: ReturnType<typeof wordProblems>) {
  const project = await makeProject(db);
  await makeSeeds(db, project.id, problems);
  return project.slug;
}

test('a leg that is planned while the batch settles is not ended with its requests open', async () => {
  const project = await projectWithSeeds(wordProblems(4));
  const { batch } = await startPlan(ctx, { project, legs: [first, fromFirst('any')] });
  await runBatch(ctx, batch, worker('w'));
  const settled = await db.$transaction(async (tx) => {
    const { open } = await nextOpenRequest(tx, batch);
    await advanceBatch(ctx, batch, never);
    return [open, await startNextLeg(ctx, tx, { id: batch })];
  });
  expect(settled).toEqual([false, true]);
  const legs = () => db.batchLeg.findMany({ where: { batchId: batch }, orderBy: { position: 'asc' } });
  expect((await legs()).map((leg) => leg.status)).toEqual(['done', 'running']);
  await finish(ctx, batch);
  expect((await legs()).map((leg) => leg.status)).toEqual(['done', 'done']);
  expect(await getBatch(ctx, { project, batch })).toMatchObject({ status: 'done', counts: { queued: 0 } });
});

test.each(['passed', 'not-failed'] as const)(
  'with checks that come later, a leg that takes the %s has the variants of its source checked first',
  async (checks) => {
    const project = await projectWithSeeds(wordProblems(8));
    const legs = [first, fromFirst(checks)];
    const { batch } = await startPlan(ctx, { project, checks: 'later', legs });
    await finish(ctx, batch);
    const { legs: shown } = await getBatch(ctx, { project, batch });
    const made = await db.variant.findMany({ where: { batchId: batch, arm: { leg: { position: 0 } } } });
    expect(made.some((one) => one.checkState === 'unchecked')).toBe(false);
    const wanted = made.filter((one) =>
      checks === 'passed' ? one.checkState === 'passed' : one.checkState !== 'failed',
    );
    expect(shown[1]).toMatchObject({ status: 'done', planned: wanted.length });
    expect(wanted.length).toBeGreaterThan(0);
    expect(await db.variant.count({ where: { batchId: batch, checkState: 'unchecked' } })).toBeGreaterThan(0);
  },
);

test('a core-set is the same in whichever order the problems arrived', async () => {
  const choose = async (problems: ReturnType<typeof wordProblems>) => {
    const project = await projectWithSeeds(problems);
    const select = { kind: 'core-set' as const, count: 8 };
    const { batch } = await startPlan(ctx, { project, randomSeed: 5, legs: [{ ...first, select }] });
    await advanceBatch(ctx, batch, never);
    const requests = await db.generationRequest.findMany({
      where: { batchId: batch },
      include: { seed: true },
    });
    return requests.map((request) => request.seed!.problem).sort();
  };
  const chosen = await choose(wordProblems(40));
  expect(chosen).toHaveLength(8);
  expect(await choose(wordProblems(40).toReversed())).toEqual(chosen);
});

test('an estimate counts a leg once that a source names twice', async () => {
  const project = await projectWithSeeds(wordProblems(10));
  const problems = async (legs: number[]) => {
    const next = { source: { from: 'legs' as const, legs }, mix };
    return (await estimatePlan(ctx, { project, legs: [first, next] })).legs.map((leg) => leg.problems);
  };
  expect(await problems([0, 0, 0])).toEqual(await problems([0]));
});

test.each(['random', 'core-set'] as const)('a %s of more problems than can be is refused', async (kind) => {
  const project = await projectWithSeeds(wordProblems(2));
  const legs = [{ ...first, select: { kind, count: 3_000_000_000 } }];
  await expect(startPlan(ctx, { project, legs })).rejects.toThrow(
    'At most 10,000,000 problems can be taken.',
  );
});
