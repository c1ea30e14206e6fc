import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { runOutput, runPoints, startRun } from '#lib/services/train/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { writeTinyWeights } from '#test/support/tiny-model.ts';
import { followUntil, localTarget } from '#test/support/train.ts';
import { pythonOrSkip } from '#test/support/trainer-python.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';

// Loading TRL's libraries, thrice by its command line, takes a while on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const python = await pythonOrSkip();
const { db } = await testDatabase();
const ctx = systemContext(db);
const { project } = await acceptedProject(ctx, 24);
await frozenVersion(ctx, { project, name: 'two-dozen' });

test.skipIf(python === null)(
  'TRL’s own command learns from a version: its configuration, its data, its log, the model that it leaves',
  async () => {
    const trl = path.join(path.dirname(python!), 'trl');
    const trainer = {
      ...{ kind: 'command', argv: [trl, 'sft', '--config', '{config}'] },
      ...{ config: 'trl', data: 'trl', log: 'trainer-state' },
    };
    const target = await localTarget(ctx, { trainer });
    const base = writeTinyWeights(temporaryFolder('base'));
    const changes = {
      epochs: 2,
      globalBatch: 8,
      microBatch: 4,
      learningRate: 0.01,
      saveSteps: 4,
      logSteps: 1,
    };
    const { run } = await startRun(ctx, {
      ...{ project, version: 'two-dozen', base, preset: 'skywork', target: target.id },
      changes: JSON.stringify({ ...changes, maxLength: 512 }),
    });
    const done = await followUntil(ctx, project, run);
    expect(done.state, (await runOutput(ctx, { project, run })).text).toBe('succeeded');
    const { loss, step, learningRate } = await runPoints(ctx, { project, run });
    expect(step).toEqual([1, 2, 3, 4, 5, 6]);
    expect(done.legs[0]!.totalSteps).toBe(6);
    expect(loss.at(-1)!).toBeLessThan(loss[0]!);
    // A warm-up of three steps in a hundred is one step of six.
    expect(learningRate[0]).toBe(0);
    expect(learningRate[1]).toBeCloseTo(0.01, 6);
    const paths = done.checkpoints.map(({ path: where, final }) => `${where}${final ? ' final' : ''}`).sort();
    expect(paths).toEqual(['out final', 'out/checkpoint-4', 'out/checkpoint-6']);
    const folder = path.join(target.root, `crl-${done.legs[0]!.id}`);
    expect(existsSync(path.join(folder, 'out/model.safetensors'))).toBe(true);
    const [row] = readFileSync(path.join(folder, 'data/train.jsonl'), 'utf8').split('\n');
    expect(Object.keys(JSON.parse(row!))).toEqual(['prompt', 'completion']);
  },
);

test('a trainer that only starts from the weights of a base is not asked to draw new ones', async () => {
  const target = await localTarget(ctx);
  const asked = { project, version: 'two-dozen', base: '/models/any', preset: 'skywork', target: target.id };
  await expect(startRun(ctx, { ...asked, weights: 'random' })).rejects.toThrow(
    /^weights: .* starts from the weights of the base/,
  );
});
