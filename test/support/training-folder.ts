import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RunEvent, StepEvent } from '#lib/domain/train/log/events.ts';
import { readerById } from '#lib/domain/train/log/readers/index.ts';
import { RunConfig } from '#lib/domain/train/run-config.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import { encodeShard } from '#lib/storage/shards/encode-shard.ts';
import { RowColumns } from '#lib/storage/shards/row-columns.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { writeTinyModel } from './tiny-model.ts';

export type TrainingFolder = { folder: string; config: RunConfig };

/** A row that differs from its neighbours in its numbers. */
export function sumRow(index: number, split: FrozenRow['split'] = 'train'): FrozenRow {
  const [one, two] = [(index * 7) % 10, (index * 3) % 10];
  return {
    ...{ split, method: 'perturb-numbers', subject: null, level: null, firstWrongStep: null, rejected: null },
    problem: `What is ${one} + ${two}?`,
    solution: `${one} + ${two} = ${one + two}.\nThe answer is: ${one + two}`,
    answer: String(one + two),
    lineage: {
      ...{ seedHash: 'a'.repeat(64), seedProblem: 'What is 1 + 1?', source: 'sums' },
      ...{ licence: 'CC0-1.0', groundTruth: 'computed', model: null },
    },
  };
}

const manyRows = (train: number, validation: number) => [
  ...Array.from({ length: train }, (_, index) => sumRow(index)),
  ...Array.from({ length: validation }, (_, index) => sumRow(index + train, 'validation')),
];

type Changes = {
  rows?: readonly FrozenRow[];
  data?: Partial<RunConfig['data']>;
  base?: Partial<RunConfig['base']>;
  template?: RunConfig['template'];
  recipe?: Partial<RunConfig['recipe']>;
  launch?: RunConfig['launch'];
};

/** A run's folder as a compute target has it before the trainer starts: shards, configuration, and a tiny base. */
export function trainingFolder({ rows = manyRows(48, 8), ...changes }: Changes = {}): TrainingFolder {
  const folder = temporaryFolder('run');
  mkdirSync(path.join(folder, 'data'));
  const half = Math.ceil(rows.length / 2);
  const shards = [rows.slice(0, half), rows.slice(half)].map((part, index) =>
    writeShard(folder, `data/0000${index}.parquet`, part),
  );
  const config = RunConfig.parse({
    ...{ protocol: 1, tag: `crl-${path.basename(folder)}` },
    data: {
      ...{ hash: 'd'.repeat(64), name: 'sums', rows: rows.length, shards },
      ...{ split: 'train', evaluationSplit: null, ...changes.data },
    },
    base: {
      ...{ model: writeTinyModel(path.join(folder, 'base')), revision: null, weights: 'random' },
      ...changes.base,
    },
    template: changes.template ?? { kind: 'text', prompt: 'Q: {problem}\nA:', response: ' {solution}' },
    recipe: {
      ...{ method: 'full', lora: null, epochs: 2, globalBatch: 8, microBatch: 8, learningRate: 0.01 },
      ...{ weightDecay: 0, adamBetas: [0.9, 0.999], warmupRatio: 0.03, schedule: 'cosine', maxLength: 256 },
      ...{ overlong: 'truncate', packing: false, precision: 'fp32', gradientCheckpointing: false },
      ...{ maxGradNorm: 1, seed: 1, logSteps: 1, saveSteps: 4, keepCheckpoints: 2, evaluateSteps: null },
      ...changes.recipe,
    },
    launch: changes.launch ?? { processes: 1, strategy: 'none' },
  });
  writeFileSync(path.join(folder, 'config.json'), JSON.stringify(config, null, 2));
  return { folder, config };
}

function writeShard(folder: string, file: string, rows: readonly FrozenRow[]) {
  const columns = new RowColumns();
  for (const row of rows) columns.push(row);
  const bytes = encodeShard(columns.take());
  writeFileSync(path.join(folder, file), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file, sha256, bytes: bytes.length, rows: rows.length };
}

/** What the trainer said in a run's folder. */
export const eventsIn = (folder: string): RunEvent[] =>
  readerById('corollary').read(readFileSync(path.join(folder, 'log.jsonl'), 'utf8')).events;

export const stepsIn = (folder: string): StepEvent[] =>
  eventsIn(folder).filter((event): event is StepEvent => event.event === 'step');
