import { expect, onTestFinished, test } from 'vitest';
import {
  advanceBatch,
  estimatePlan,
  getBatch,
  listPresets,
  listVariants,
  runBatch,
  showYield,
  startPlan,
} from '#lib/services/generate/index.ts';
import { saveModel } from '#lib/services/models/index.ts';
import { decide, editVariant } from '#lib/services/review/index.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, systemContext, wordProblems } from '#test/support/factories.ts';
import { openAiServer, unchecked } from '#test/support/openai-server.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;
const options = { workerId: 'w', stopping: never, aborting: never };
const numbers = (share: number, spread: number) => ({
  ...{ method: 'perturb-numbers', share, parameters: { spread } },
});

async function projectWithSeeds(count: number) {
  const { id, slug } = await makeProject(db);
  await makeSeeds(db, id, wordProblems(count));
  return slug;
}

/** Runs until the batch has ended: each leg is a turn of the job. */
async function finish(project: string, batch: string) {
  await expect
    .poll(
      async () => {
        await runBatch(ctx, batch, options);
        await advanceBatch(ctx, batch, never);
        return (await getBatch(ctx, { project, batch })).status;
      },
      { timeout: 20_000, interval: 50 },
    )
    .not.toBe('running');
}

test('a mix is dealt to its methods by their shares, to within one request', async () => {
  const project = await projectWithSeeds(30);
  const legs = [{ source: { from: 'seeds' as const }, samples: 2, mix: [numbers(3, 0.2), numbers(1, 1)] }];
  const { batch, requests } = await startPlan(ctx, { project, legs, randomSeed: 1 });
  expect(requests).toBe(60);
  const counts = await db.generationRequest.groupBy({
    by: ['armId'],
    where: { batchId: batch },
    _count: true,
  });
  expect(counts.map((one) => one._count).sort((a, b) => a - b)).toEqual([15, 45]);
});

test('the same plan and number give the same variants in another project', async () => {
  const texts = [];
  for (const _ of [1, 2]) {
    const project = await projectWithSeeds(12);
    const legs = [{ source: { from: 'seeds' as const }, samples: 2, mix: [numbers(1, 0.2), numbers(1, 1)] }];
    const { batch } = await startPlan(ctx, { project, legs, randomSeed: 5 });
    await finish(project, batch);
    const { items } = await listVariants(ctx, { project, batch, limit: 200 });
    texts.push(items.map((one) => one.problem).sort());
  }
  expect(texts[0]).toEqual(texts[1]);
});

test('a second leg starts from what the first made, and says from what', async () => {
  const project = await projectWithSeeds(10);
  const { batch } = await startPlan(ctx, {
    project,
    randomSeed: 2,
    legs: [
      { title: 'First', source: { from: 'seeds' }, mix: [numbers(1, 0.5)] },
      {
        title: 'Second',
        source: { from: 'legs', legs: [0] },
        select: { kind: 'random', count: 4 },
        mix: [numbers(1, 0.5)],
      },
    ],
  });
  await finish(project, batch);
  const shown = await getBatch(ctx, { project, batch });
  expect(shown).toMatchObject({ status: 'done', legs: [{ status: 'done' }, { status: 'done', planned: 4 }] });
  const second = await db.variant.findMany({ where: { batchId: batch, parentId: { not: null } } });
  expect(second.length).toBeGreaterThan(0);
  const parents = await db.variant.findMany({ where: { id: { in: second.map((one) => one.parentId!) } } });
  expect(parents.every((one) => one.batchId === batch && one.parentId === null)).toBe(true);
});

test('a leg that would start from a later one is refused', async () => {
  const project = await projectWithSeeds(2);
  const legs = [{ source: { from: 'legs' as const, legs: [0] }, mix: [numbers(1, 0.5)] }];
  await expect(startPlan(ctx, { project, legs })).rejects.toThrow('only from legs before it');
});

test('an estimate counts what is there and states what it assumes', async () => {
  const project = await projectWithSeeds(10);
  const estimate = await estimatePlan(ctx, {
    project,
    legs: [
      { source: { from: 'seeds' }, samples: 3, mix: [numbers(1, 0.5)] },
      {
        source: { from: 'legs', legs: [0] },
        select: { kind: 'random', count: 5 },
        samples: 2,
        mix: [numbers(1, 0.5)],
      },
    ],
  });
  expect(estimate.legs).toMatchObject([
    { problems: 10, requests: 30 },
    { problems: 5, requests: 10 },
  ]);
  expect(estimate.total).toMatchObject({ requests: 40, cost: 0 });
  expect(estimate.assumes.join(' ')).toContain('is expected to leave');
});

test('presets are plans that can be estimated', async () => {
  const project = await projectWithSeeds(6);
  const { items } = await listPresets(ctx, { project });
  const preset = items.find((one) => one.id === 'numbers');
  const estimate = await estimatePlan(ctx, { ...preset!.plan, project });
  expect(estimate.total.requests).toBe(24);
});

test('the yield counts variants, decisions and edits by method and template', async () => {
  const project = await projectWithSeeds(8);
  const legs = [{ source: { from: 'seeds' as const }, mix: [numbers(1, 0.5)] }];
  const { batch } = await startPlan(ctx, { project, legs, randomSeed: 3 });
  await finish(project, batch);
  const { items } = await listVariants(ctx, { project, batch });
  const [first, second, third] = items;
  const { id: variant, revision, problem, solution, answer } = third!;
  await editVariant(ctx, { project, variant, revision, problem: `${problem} Now!`, solution, answer });
  await decide(ctx, { project, action: 'accept', variant: first!.id, revision: 1 });
  const reasons = ['implausible' as const];
  await decide(ctx, { project, action: 'reject', reasons, variant: second!.id, revision: 1 });
  const [row] = (await showYield(ctx, { project })).items;
  expect(row).toMatchObject({
    ...{ method: 'perturb-numbers', variants: items.length, accepted: 1, rejected: 1, edited: 1 },
    acceptRate: { value: 0.5, trials: 2 },
    reasons: [{ reason: 'implausible', count: 1 }],
  });
  expect(row!.acceptRate!.low).toBeLessThan(0.2);
  expect(row!.editDistance).toBeGreaterThan(0);
  expect(row!.editDistance).toBeLessThan(0.2);
});

test('of several samples one that was cut has no vote; the others decide', async () => {
  const server = await openAiServer((call) =>
    call.number % 4 === 1
      ? { reply: 'We begin by', finishReason: 'length' }
      : { reply: `It is $\\boxed{${call.number % 4 === 2 ? 7 : 5}}$.` },
  );
  onTestFinished(server.close);
  await setSettings(ctx, { allowPrivateNetworks: true });
  const project = await projectWithSeeds(1);
  const { id: model } = await saveModel(ctx, {
    project,
    name: 'm',
    baseUrl: server.url,
    model: 'm',
    ...unchecked,
  });
  const arm = { method: 'self-consistency', model, parameters: { samples: 4 } };
  const { batch } = await startPlan(ctx, { project, legs: [{ source: { from: 'seeds' }, mix: [arm] }] });
  await finish(project, batch);
  const [variant] = await db.variant.findMany({ where: { batchId: batch } });
  expect(variant).toMatchObject({ answer: '5', truth: '5', groundTruth: 'voted', confidence: 0.5 });
});
