import type { Launch } from '#lib/compute/target.ts';
import type { RunConfig } from '#lib/domain/train/run-config.ts';
import { textFile } from './stand-in-trainer.ts';

/** A line of a file that the protocol takes. */
export const conversation = (number: number) =>
  JSON.stringify({
    messages: [
      { role: 'user', content: `What is ${number} + ${number}?` },
      { role: 'assistant', content: `The answer is ${2 * number}.` },
    ],
  });
export const rows = Array.from({ length: 12 }, (_, number) => `${conversation(number)}\n`).join('');

function configOf(tag: string, model: string): RunConfig {
  return {
    ...{ protocol: 1, tag },
    data: {
      ...{ hash: 'a'.repeat(64), name: 'v1', rows: 12, split: 'train', evaluationSplit: null },
      shards: [{ file: 'data/train.jsonl', sha256: 'b'.repeat(64), bytes: rows.length, rows: 12 }],
    },
    base: { model, revision: null, weights: 'pretrained' },
    template: { kind: 'chat', system: null },
    recipe: {
      ...{
        method: 'full',
        lora: null,
        epochs: 2,
        globalBatch: 8,
        microBatch: 4,
        learningRate: 2e-5,
        weightDecay: 0,
      },
      ...{
        adamBetas: [0.9, 0.999],
        warmupRatio: 0.03,
        schedule: 'cosine',
        maxLength: 2048,
        overlong: 'truncate',
      },
      ...{
        packing: false,
        precision: 'auto',
        gradientCheckpointing: false,
        maxGradNorm: 1,
        seed: 7,
        logSteps: 1,
      },
      ...{ saveSteps: null, keepCheckpoints: 2, evaluateSteps: null },
    },
    launch: { processes: 1, strategy: 'none' },
  };
}

/** A launch as services make it for a fine-tuning API. */
export function launchOf(
  tag: string,
  changes: { model?: string; content?: string; attempt?: number } = {},
): Launch {
  const { model = 'small-model', content = rows, attempt = 1 } = changes;
  return {
    ...{ tag, attempt, argv: [], env: {} },
    files: [
      textFile('config.json', JSON.stringify(configOf(tag, model))),
      textFile('data/train.jsonl', content),
      textFile('data/validation.jsonl', rows),
    ],
    resources: { cpus: 0, gpus: 0, memoryGb: null, minutes: null },
  };
}
