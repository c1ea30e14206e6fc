import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { TargetUnreachable } from '#lib/compute/target.ts';
import { followRun } from '#lib/services/train/follow/follow-run.ts';
import {
  compareRuns,
  deleteRun,
  estimateSweep,
  getRun,
  resumeRun,
  runOutput,
  runPoints,
  startRun,
  stopRun,
} from '#lib/services/train/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { followUntil, localTarget } from '#test/support/train.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const { project } = await acceptedProject(ctx, 60);
const version = await frozenVersion(ctx, { project, name: 'sixty' });
await frozenVersion(ctx, { project, name: 'hard', choice: 'random', size: 12 });

const shared = { project, version: 'sixty', base: 'models/small', preset: 'skywork' } as const;
const few = { changes: JSON.stringify({ globalBatch: 4, microBatch: 2, epochs: 1 }) };

test('a run learns from a version, and its curve, checkpoints and last lines are there', async () => {
  const target = await localTarget(ctx, { pricePerGpuHour: 2 });
  const { run } = await startRun(ctx, { ...shared, ...few, target: target.id, gpus: 0 });
  const done = await followUntil(ctx, project, run);
  expect(done.state).toBe('succeeded');
  const steps = Math.ceil(version.rowCount / 4);
  const points = await runPoints(ctx, { project, run });
  expect(points.step).toEqual(Array.from({ length: steps }, (_, at) => at + 1));
  expect(points.loss).toEqual(points.step.map((step) => 4 / step));
  expect(done.checkpoints.map(({ path: where }) => where)).toEqual(['out/checkpoint-10', 'out/final']);
  expect((await runOutput(ctx, { project, run })).text).toContain(`Training on ${version.rowCount} rows`);
  expect(done.legs[0]).toMatchObject({ state: 'succeeded', step: steps, slot: null });
  expect(done.events.map(({ message }) => message)).toContain('succeeded');
});

test('stopped, it saves a checkpoint; resumed, it goes on from there, and every step is there once', async () => {
  const target = await localTarget(ctx, { environment: { HOLD: '6' } });
  const { run } = await startRun(ctx, { ...shared, ...few, target: target.id });
  await followUntil(ctx, project, run, 'running');
  await reaches(run, 5);
  await stopRun(ctx, { project, run });
  const stopped = await followUntil(ctx, project, run);
  expect(stopped).toMatchObject({ state: 'cancelled', reason: expect.stringContaining('Resume goes on') });
  expect(stopped.checkpoints.map(({ path: where }) => where)).toEqual(['out/checkpoint-5']);
  await expect(stopRun(ctx, { project, run })).rejects.toMatchObject({ code: 'CONFLICT' });

  await letGo(target.root, stopped);
  await resumeRun(ctx, { project, run });
  const done = await followUntil(ctx, project, run);
  expect(done.state).toBe('succeeded');
  expect(done.legs[0]?.attempts.map(({ exitCode }) => exitCode)).toEqual([75, 0]);
  expect((await runOutput(ctx, { project, run })).text).toContain('from step 5.');
  const { step } = await runPoints(ctx, { project, run });
  expect(step).toEqual(Array.from({ length: version.rowCount / 4 }, (_, at) => at + 1));
  await expect(resumeRun(ctx, { project, run })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('with one slot runs take turns in the order in which they were asked for', async () => {
  const target = await localTarget(ctx, { environment: { HOLD: '2' } });
  const first = await startRun(ctx, { ...shared, ...few, target: target.id });
  const second = await startRun(ctx, { ...shared, ...few, target: target.id, seed: 2 });
  await followRun(ctx, second.run);
  expect((await getRun(ctx, { project, run: second.run })).state).toBe('queued');
  const running = await followUntil(ctx, project, first.run, 'running');
  await followRun(ctx, second.run);
  const waiting = await getRun(ctx, { project, run: second.run });
  expect(waiting).toMatchObject({ state: 'queued', reason: expect.stringContaining('Waits') });
  await letGo(target.root, running);
  await followUntil(ctx, project, first.run);
  const next = await followUntil(ctx, project, second.run, 'running');
  await letGo(target.root, next);
  expect((await followUntil(ctx, project, second.run)).state).toBe('succeeded');
});

test('a studio that was killed right after it started a run finds it again, and starts no second one', async () => {
  const target = await localTarget(ctx, { environment: { HOLD: '3' } });
  const { run } = await startRun(ctx, { ...shared, ...few, target: target.id });
  const running = await followUntil(ctx, project, run, 'running');
  const leg = running.legs[0]!;
  await db.trainingAttempt.updateMany({ where: { legId: leg.id }, data: { externalId: null } });
  await db.trainingLeg.update({ where: { id: leg.id }, data: { state: 'starting' } });
  await letGo(target.root, running);
  const done = await followUntil(ctx, project, run);
  expect(done.state).toBe('succeeded');
  expect((await runOutput(ctx, { project, run })).text.match(/Training on/g)).toHaveLength(1);
});

test('a target that cannot be asked makes a run unknown since then, and neither failed nor done', async () => {
  const target = await localTarget(ctx, { environment: { HOLD: '3' } });
  const { run } = await startRun(ctx, { ...shared, ...few, target: target.id });
  const running = await followUntil(ctx, project, run, 'running');
  const silent = systemContext(db, {
    ...{ storage: ctx.storage, encryptionKey: ctx.encryptionKey },
    compute: {
      ...ctx.compute,
      open: (one) => ({
        ...ctx.compute.open(one),
        report: () => Promise.reject(new TargetUnreachable('No route to the head node.')),
      }),
    },
  });
  await followRun(silent, run);
  const unknown = await getRun(ctx, { project, run });
  expect(unknown).toMatchObject({ state: 'running', reason: 'No route to the head node.' });
  expect(unknown.unknownSince).not.toBeNull();
  await letGo(target.root, running);
  expect(await followUntil(ctx, project, run)).toMatchObject({ state: 'succeeded', unknownSince: null });
});

test('the second leg of a curriculum starts from the model of the first', async () => {
  const target = await localTarget(ctx);
  const stage2 = { stage2: 'hard', stage2Changes: JSON.stringify({ epochs: 2 }) };
  const { run } = await startRun(ctx, { ...shared, ...few, ...stage2, target: target.id });
  const done = await followUntil(ctx, project, run);
  expect(done.legs.map(({ state, step }) => [state, step])).toEqual([
    ['succeeded', version.rowCount / 4],
    ['succeeded', 6],
  ]);
  const [first, second] = done.legs.map((leg) => path.join(target.root, leg.plan.config.tag));
  const state = JSON.parse(readFileSync(path.join(second!, 'out/final/state.json'), 'utf8'));
  expect(path.resolve(second!, state.model)).toBe(path.join(first!, 'out/final'));
});

test('a run out of memory says what to change, and shows what was printed', async () => {
  const fail = 'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB.';
  const target = await localTarget(ctx, { environment: { FAIL: fail } });
  const { run } = await startRun(ctx, { ...shared, ...few, target: target.id });
  const failed = await followUntil(ctx, project, run);
  expect(failed.state).toBe('failed');
  expect(failed.legs[0]?.failure).toBe('out-of-memory');
  expect((await runOutput(ctx, { project, run })).text).toContain(fail);
});

test('a trainer sees none of the secrets of the studio', async () => {
  process.env.STUDIO_SECRET_OF_TEST = 'not for trainers';
  const target = await localTarget(ctx, { environment: { OWN: 'for it' } });
  const { run } = await startRun(ctx, { ...shared, ...few, target: target.id });
  const done = await followUntil(ctx, project, run);
  const folder = path.join(target.root, done.legs[0]!.plan.config.tag);
  const seen = JSON.parse(readFileSync(path.join(folder, 'environment.json'), 'utf8'));
  expect(seen).toMatchObject({ OWN: 'for it', HF_HUB_OFFLINE: '1' });
  expect(Object.keys(seen).filter((name) => /SECRET|DATABASE|KEY|TOKEN/.test(name))).toEqual([]);
  delete process.env.STUDIO_SECRET_OF_TEST;
});

test('two runs are compared field by field', async () => {
  const target = await localTarget(ctx);
  const left = await startRun(ctx, { ...shared, ...few, target: target.id });
  const right = await startRun(ctx, { ...shared, ...few, target: target.id, preset: 'metamath', seed: 2 });
  const { fields } = await compareRuns(ctx, { project, left: left.run, right: right.run });
  const other = fields[0]!.filter(({ same }) => !same).map(({ field }) => field);
  expect(other.sort()).toEqual(['recipe.maxLength', 'recipe.seed']);
  for (const { run } of [left, right]) await stopRun(ctx, { project, run });
  for (const { run } of [left, right]) expect((await followUntil(ctx, project, run)).state).toBe('cancelled');
});

test('a run that ended can be deleted, with its folder', async () => {
  const target = await localTarget(ctx);
  const { run } = await startRun(ctx, { ...shared, ...few, target: target.id });
  await expect(deleteRun(ctx, { project, run })).rejects.toMatchObject({ code: 'CONFLICT' });
  const done = await followUntil(ctx, project, run);
  await deleteRun(ctx, { project, run });
  const config = path.join(target.root, done.legs[0]!.plan.config.tag, 'llamafactory.json');
  expect(() => readFileSync(config)).toThrow('ENOENT');
  await expect(getRun(ctx, { project, run })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

type Seen = Awaited<ReturnType<typeof getRun>>;

async function letGo(root: string, { legs }: Seen): Promise<void> {
  writeFileSync(path.join(root, legs[0]!.plan.config.tag, 'go'), '');
}

async function reaches(run: string, step: number): Promise<void> {
  await expect
    .poll(
      async () => {
        await followRun(ctx, run);
        return (await getRun(ctx, { project, run })).legs[0]?.step;
      },
      { interval: 50, timeout: 170_000 },
    )
    .toBe(step);
}

test('a sweep says its runs in order and its totals before it starts: by the expected speed, then by what was measured', async () => {
  const target = await localTarget(ctx, { pricePerGpuHour: 2 });
  const { base: _, version: __, ...rest } = shared;
  const asked = {
    ...rest,
    ...few,
    name: 'scaling',
    versions: ['sixty', 'hard'],
    bases: ['models/new'],
    seeds: [1, 2],
  };
  const unknown = await estimateSweep(ctx, { ...asked, target: target.id, gpus: 2 });
  expect(unknown.runs.map(({ version: name, seed }) => `${name} ${seed}`)).toEqual([
    ...['hard 1', 'sixty 1', 'hard 2', 'sixty 2'],
  ]);
  expect(unknown.total).toMatchObject({ steps: 2 * (3 + version.rowCount / 4), gpuHours: null, money: null });
  const expected = await estimateSweep(ctx, { ...asked, target: target.id, gpus: 2, speed: 1000 });
  const hours = expected.total.tokens / 1000 / 3600;
  expect(expected.total.gpuHours).toBeCloseTo(2 * hours);
  expect(expected.total.money).toBeCloseTo(4 * hours);
  // The trainer of these tests says 100 tokens a second.
  const { run } = await startRun(ctx, { ...shared, ...few, base: 'models/new', target: target.id });
  await followUntil(ctx, project, run);
  const measured = await estimateSweep(ctx, { ...asked, target: target.id, speed: 1000 });
  expect(measured.total.hours).toBeCloseTo(expected.total.tokens / 100 / 3600);
});
