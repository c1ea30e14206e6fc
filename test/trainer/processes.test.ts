import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { train } from '#test/support/trainer-host.ts';
import { pythonOrSkip } from '#test/support/trainer-python.ts';
import { eventsIn, stepsIn, sumRow, trainingFolder } from '#test/support/training-folder.ts';

const python = (await pythonOrSkip())!;

const rows = Array.from({ length: 24 }, (_, index) => sumRow(index));
const folderFor = (launch: { processes: number; strategy: 'none' | 'ddp' | 'fsdp' | 'zero2' }) =>
  trainingFolder({
    rows,
    launch,
    recipe: { epochs: 1, globalBatch: 8, microBatch: 8 / launch.processes, saveSteps: 2 },
  }).folder;
const curveOf = (folder: string) => stepsIn(folder).map(({ loss, tokens }) => ({ loss: loss!, tokens }));
const manifestIn = (folder: string) => JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));

describe('several processes of one machine', { concurrent: true, skip: !python }, () => {
  let alone: ReturnType<typeof curveOf>;

  beforeAll(async () => {
    const folder = folderFor({ processes: 1, strategy: 'none' });
    await train(python, folder);
    alone = curveOf(folder);
  });

  // Each starts `accelerate launch`, whose processes speak gloo where there is no GPU.
  test.each(['ddp', 'fsdp'] as const)('with %s learn together what one learns', async (strategy) => {
    const folder = folderFor({ processes: 2, strategy });
    const { code, stderr } = await train(python, folder);
    expect(code, stderr).toBe(0);
    const together = curveOf(folder);
    expect(together.map(({ tokens }) => tokens)).toEqual(alone.map(({ tokens }) => tokens));
    for (const [at, { loss }] of together.entries()) expect(loss).toBeCloseTo(alone[at]!.loss, 3);
    expect(eventsIn(folder).filter(({ event }) => event === 'end')).toMatchObject([
      { outcome: 'succeeded', step: 3 },
    ]);
    expect(manifestIn(folder)).toMatchObject({ processes: 2, steps: 3, examples: 24 });
    expect(existsSync(path.join(folder, 'out/checkpoint-2/whole.json'))).toBe(true);
    // The model at the end is whole again: it can be started from.
    const next = trainingFolder({
      rows,
      base: { model: path.join(folder, 'out/final'), weights: 'pretrained' },
      recipe: { epochs: 1 },
    }).folder;
    expect((await train(python, next)).code).toBe(0);
    expect(curveOf(next)[0]!.loss).toBeLessThan(alone[0]!.loss);
  });

  test('with DeepSpeed where it is missing are told what to install', async () => {
    const folder = folderFor({ processes: 2, strategy: 'zero2' });
    const { code } = await train(python, folder);
    expect(code).toBe(1);
    expect(eventsIn(folder).at(-1)).toMatchObject({
      ...{ event: 'end', outcome: 'failed' },
      error: { message: expect.stringContaining('DeepSpeed is not installed') },
    });
  });
});
