import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { contradictionsIn, RunConfig } from '#lib/domain/train/run-config.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { writeTinyModel } from '#test/support/tiny-model.ts';
import { train } from '#test/support/trainer-host.ts';
import { pythonOrSkip } from '#test/support/trainer-python.ts';
import { eventsIn, sumRow, type TrainingFolder, trainingFolder } from '#test/support/training-folder.ts';

const python = (await pythonOrSkip())!;
const run = promisify(execFile);

/** The trainer as a process of its own. */
async function sft({ folder }: TrainingFolder) {
  const script = path.resolve('trainer/sft.py');
  return run(python, [script, '--config', 'config.json'], { cwd: folder }).then(
    () => ({ code: 0, stderr: '' }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
  );
}

const endOf = ({ folder }: TrainingFolder) => eventsIn(folder).at(-1);

function change({ folder, config }: TrainingFolder, place: string, value: unknown): unknown {
  const copy = structuredClone(config) as unknown as Record<string, Record<string, unknown>>;
  const names = place.split('.');
  const last = names.pop()!;
  const holder = names.reduce<Record<string, unknown>>((part, name) => part[name] as never, copy);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  writeFileSync(path.join(folder, 'config.json'), JSON.stringify(copy));
  return copy;
}

describe('the trainer refuses', { concurrent: true, skip: !python }, () => {
  test('a configuration with a field that it does not know, and names it', async () => {
    const run = trainingFolder();
    change(run, 'recipe.learnRate', 1);
    expect(await sft(run)).toMatchObject({ code: 2, stderr: 'recipe.learnRate is not known\n' });
    expect(endOf(run)).toMatchObject({ outcome: 'failed', error: { code: 'other' } });
  });

  test.each<[place: string, value: unknown]>([
    ['protocol', 2],
    ['protocol', true],
    ['recipe.epochs', undefined],
    ['recipe.epochs', 0],
    ['recipe.epochs', '3'],
    ['recipe.globalBatch', 6],
    ['recipe.microBatch', 2.5],
    ['recipe.adamBetas', [0.9]],
    ['recipe.adamBetas', [0.9, 1]],
    ['recipe.lora', { rank: 4, alpha: 8, dropout: 0, targets: 'all-linear' }],
    ['recipe.packing', 'yes'],
    ['recipe.saveSteps', 0],
    ['recipe.seed', -1],
    ['recipe.schedule', 'warp'],
    ['data.shards', []],
    ['data.shards.0.file', '../a.parquet'],
    ['data.shards.0.sha256', 'abc'],
    ['data.evaluationSplit', 'other'],
    ['template.kind', 'poem'],
    ['template.prompt', 'Solve:'],
    ['template.extra', 1],
    ['base.weights', null],
    ['launch.strategy', 'zero9'],
    ['launch.processes', 0],
    ['launch', []],
    ['tag', ''],
  ])('%s: %j, as the studio does', async (place, value) => {
    const run = trainingFolder();
    const config = change(run, place, value);
    const parsed = RunConfig.safeParse(config);
    expect(parsed.success && contradictionsIn(parsed.data).length === 0).toBe(false);
    const { code, stderr } = await sft(run);
    expect(code).toBe(2);
    expect(stderr).toContain(place.split('.').slice(0, 2).join('.'));
  });

  test('a shard with one flipped byte, before it reads anything of it', async () => {
    const run = trainingFolder();
    const file = path.join(run.folder, 'data/00001.parquet');
    const bytes = readFileSync(file);
    bytes[100]! ^= 1;
    writeFileSync(file, bytes);
    expect((await sft(run)).code).toBe(1);
    expect(endOf(run)).toMatchObject({
      ...{ outcome: 'failed', step: 0 },
      error: {
        code: 'bad-data',
        message: 'The shard data/00001.parquet is damaged: its SHA-256 is not the one in config.json.',
      },
    });
  });

  test('a shard that is not there', async () => {
    const run = trainingFolder();
    rmSync(path.join(run.folder, 'data/00000.parquet'));
    expect((await sft(run)).code).toBe(1);
    expect(endOf(run)).toMatchObject({ error: { code: 'bad-data' } });
  });

  test('a base that is not there', async () => {
    const run = trainingFolder({ base: { model: '/nowhere/llama' } });
    expect((await sft(run)).code).toBe(1);
    expect(endOf(run)).toMatchObject({
      error: { code: 'missing-model', message: expect.stringContaining('/nowhere/llama') },
    });
  });

  test.each<[what: string, code: string, run: () => TrainingFolder]>([
    ['a base without weights', 'missing-model', () => trainingFolder({ base: { weights: 'pretrained' } })],
    ['a base that no memory holds', 'out-of-memory', () => trainingFolder({ base: { model: giant() } })],
    ['a split without rows', 'bad-data', () => trainingFolder({ data: { split: 'test' } })],
    [
      'rows that are all too long',
      'bad-data',
      () => trainingFolder({ recipe: { maxLength: 16, overlong: 'drop' } }),
    ],
    [
      'a row without a solution',
      'bad-data',
      () =>
        trainingFolder({ rows: [sumRow(1), { ...sumRow(2), answer: null as never }], template: withAnswer }),
    ],
  ])('%s', async (_, code, make) => {
    const run = make();
    expect((await train(python, run.folder)).code).toBe(1);
    expect(endOf(run)).toMatchObject({ outcome: 'failed', error: { code } });
  });
});

const giant = () => writeTinyModel(temporaryFolder('giant'), { intermediate_size: 2 ** 40 });

const withAnswer = { kind: 'text', prompt: '{problem}', response: '{solution}{answer}' } as const;
