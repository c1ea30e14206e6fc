import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { runPoints, showPreview, startPreview, startRun } from '#lib/services/train/index.ts';
import { runPreview } from '#lib/services/train/preview/run-preview.ts';
import { listTouchedVersions } from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { writeTinyModel } from '#test/support/tiny-model.ts';
import { followUntil, localTarget } from '#test/support/train.ts';
import { pythonOrSkip } from '#test/support/trainer-python.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';

// The trainer's libraries take seconds to load, and several times as long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const python = await pythonOrSkip();
const { db } = await testDatabase();
const ctx = systemContext(db);
const { project, seedIds } = await acceptedProject(ctx, 60);
const version = await frozenVersion(ctx, { project, name: 'sixty', validation: 0.1 });
await frozenVersion(ctx, { project, name: 'hard', choice: 'random', size: 12 });
const base = writeTinyModel(path.join(temporaryFolder('base'), 'tiny'));

const changes = { epochs: 2, globalBatch: 8, microBatch: 4, learningRate: 0.01, maxLength: 512 };
const asked = {
  ...{ project, version: 'sixty', base, weights: 'random' as const, preset: 'skywork' },
  changes: JSON.stringify(changes),
};
const realTarget = () => localTarget(ctx, { trainer: { kind: 'built-in', python } });

test.skipIf(python === null)(
  'the whole path with the real trainer: a version, a curriculum of two legs, a falling loss, checkpoints, a manifest',
  async () => {
    const target = await realTarget();
    const { run } = await startRun(ctx, { ...asked, target: target.id, stage2: 'hard' });
    const done = await followUntil(ctx, project, run);
    expect(done.reason).toBeNull();
    expect(done.legs.map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
    const { loss, step, evaluationLoss } = await runPoints(ctx, { project, run });
    expect(step).toEqual(step.map((_, at) => at + 1));
    expect(step).toHaveLength(done.legs[0]!.totalSteps!);
    expect(loss.at(-1)!).toBeLessThan(loss[0]! * 0.8);
    expect(evaluationLoss.some((one) => one !== null)).toBe(true);
    const first = done.checkpoints.filter(({ legId }) => legId === done.legs[0]!.id);
    expect(first.filter(({ final }) => final).map(({ path: where }) => where)).toEqual(['out/final']);
    expect(first.length).toBeGreaterThan(1);
    expect(done.legs[0]!.manifest).toMatchObject({ dataHash: version.contentHash });
    // The second leg goes on where the first ended: its first loss is that of a model that has learned.
    const second = await runPoints(ctx, { project, run, leg: 1 });
    expect(second.loss[0]!).toBeLessThan(loss[0]! * 0.8);
    const touched = await listTouchedVersions(ctx, { project, seed: seedIds[0]! });
    expect(touched.items.find(({ name }) => name === 'sixty')?.runs).toEqual([
      { number: done.number, name: done.name, state: 'succeeded' },
    ]);
  },
);

test.skipIf(python === null)('before it starts, the trainer shows what it would be given', async () => {
  const target = await realTarget();
  const { id } = await startPreview(ctx, { ...asked, target: target.id, answer: 'as-frozen' });
  await runPreview(ctx, id, new AbortController().signal);
  const { result, memory, error } = await showPreview(ctx, { project, preview: id });
  expect(error).toBeNull();
  expect(result!.examples).toHaveLength(10);
  const [example] = result!.examples;
  const learned = example!.tokens.filter(({ trained }) => trained).map(({ text }) => text);
  const told = example!.tokens.filter(({ trained }) => !trained).map(({ text }) => text);
  expect(told.join('')).toContain('### Instruction:');
  expect(learned.join('')).not.toContain('### Instruction:');
  expect(result!.totalSteps).toBe(Math.ceil(result!.rows / changes.globalBatch) * changes.epochs);
  expect(memory!.total).toBeGreaterThan(result!.base.parameters * 16);
  // The same question is answered by what is known.
  expect((await startPreview(ctx, { ...asked, target: target.id, answer: 'as-frozen' })).id).toBe(id);
});

test.skipIf(python === null)('a base that is not there fails the run with what to change', async () => {
  const target = await realTarget();
  const { run } = await startRun(ctx, { ...asked, target: target.id, base: '/no/such/model' });
  const failed = await followUntil(ctx, project, run);
  expect(failed.state).toBe('failed');
  expect(failed.legs[0]!.failure).toBe('missing-model');
});
