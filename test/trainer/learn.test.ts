import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '#lib/domain/train/log/events.ts';
import { runCode, train } from '#test/support/trainer-host.ts';
import { pythonOrSkip } from '#test/support/trainer-python.ts';
import { eventsIn, stepsIn, sumRow, trainingFolder } from '#test/support/training-folder.ts';

const python = (await pythonOrSkip())!;

const lossesIn = (folder: string) => stepsIn(folder).map(({ loss }) => loss!);
const of = <K extends RunEvent['event']>(folder: string, kind: K) =>
  eventsIn(folder).filter((one): one is Extract<RunEvent, { event: K }> => one.event === kind);
const json = (...file: string[]) => JSON.parse(readFileSync(path.join(...file), 'utf8'));

describe('a run', { concurrent: true, skip: !python }, () => {
  test('learns: its loss falls, and it leaves a log, checkpoints, the model and a manifest', async () => {
    const { folder, config } = trainingFolder({
      data: { evaluationSplit: 'validation' },
      recipe: { microBatch: 4 },
    });
    const { code, stderr } = await train(python, folder);
    expect(code, stderr).toBe(0);

    const losses = lossesIn(folder);
    expect(losses).toHaveLength(12);
    expect(losses.at(-1)!).toBeLessThan(0.8 * losses[0]!);
    const [start] = of(folder, 'start');
    expect(start).toMatchObject({ tag: config.tag, totalSteps: 12, examples: 48, resumedFrom: null });
    expect(of(folder, 'evaluation').map(({ step }) => step)).toEqual([6, 12]);
    expect(of(folder, 'checkpoint').map((one) => one.path)).toEqual([
      ...['out/checkpoint-4', 'out/checkpoint-8', 'out/checkpoint-12', 'out/final'],
    ]);
    expect(of(folder, 'end')).toMatchObject([{ outcome: 'succeeded', step: 12, error: null }]);

    // Two checkpoints are kept.
    expect(readdirSync(path.join(folder, 'out')).sort()).toEqual([
      ...['checkpoint-12', 'checkpoint-8', 'final'],
    ]);
    expect(existsSync(path.join(folder, 'out/checkpoint-12/optimizer.pt'))).toBe(true);
    expect(existsSync(path.join(folder, 'out/final/model.safetensors'))).toBe(true);
    const manifest = json(folder, 'manifest.json');
    expect(manifest).toMatchObject({
      ...{ dataHash: config.data.hash, codeVersion: start!.codeVersion, steps: 12, examples: 48 },
      ...{ lossStart: losses[0], lossEnd: losses.at(-1), tokens: stepsIn(folder).at(-1)!.tokens },
    });
    expect(manifest.libraries.trl).toMatch(/^\d/);
  });

  test('with the same seed gives the same losses, with another seed others', async () => {
    const folders = [1, 1, 2].map((seed) => trainingFolder({ recipe: { seed, epochs: 1 } }).folder);
    for (const folder of folders) await train(python, folder);
    const [one, same, other] = folders.map(lossesIn);
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });

  test('learns the response alone: prompt and padding are masked in what the model gets', async () => {
    const { folder } = trainingFolder({ rows: [sumRow(1), sumRow(12)], recipe: { epochs: 1 } });
    await train(python, folder);
    const { stdout, stderr } = await runCode(python, folder, batchOfTokens);
    const batch = JSON.parse(stdout || stderr) as { ids: string[]; learned: string[]; masked: boolean };
    expect(batch.ids).toEqual([
      'Q: What is 7 + 3?\nA: 7 + 3 = 10.\nThe answer is: 10<|end|>',
      'Q: What is 4 + 6?\nA: 4 + 6 = 10.\nThe answer is: 10<|end|>',
    ]);
    expect(batch.learned).toEqual([
      ' 7 + 3 = 10.\nThe answer is: 10<|end|>',
      ' 4 + 6 = 10.\nThe answer is: 10<|end|>',
    ]);
    expect(batch.masked).toBe(true);
  });

  test('packs examples without letting one see another: the loss is that of unpacked ones', async () => {
    const rows = Array.from({ length: 8 }, (_, index) => sumRow(index));
    const recipe = { epochs: 1, globalBatch: 8, microBatch: 8 };
    const plain = trainingFolder({ rows, recipe }).folder;
    const packed = trainingFolder({
      rows,
      recipe: { ...recipe, packing: true, globalBatch: 2, microBatch: 2 },
    }).folder;
    await train(python, plain);
    const { code, stderr } = await train(python, packed);
    expect(code, stderr).toBe(0);
    expect(lossesIn(packed)).toHaveLength(1);
    expect(lossesIn(packed)[0]!).toBeCloseTo(lossesIn(plain)[0]!, 4);
    expect(stepsIn(packed)[0]!.tokens).toBe(stepsIn(plain)[0]!.tokens);
  });

  test('with LoRA learns few weights, and leaves both the adapter and a whole model', async () => {
    const lora = { rank: 4, alpha: 8, dropout: 0, targets: 'all-linear' as const };
    const { folder } = trainingFolder({ recipe: { method: 'lora', lora } });
    const { code, stderr } = await train(python, folder);
    expect(code, stderr).toBe(0);
    const losses = lossesIn(folder);
    expect(losses.at(-1)!).toBeLessThan(losses[0]!);
    expect(json(folder, 'out/adapter/adapter_config.json').r).toBe(4);
    expect(existsSync(path.join(folder, 'out/final/model.safetensors'))).toBe(true);
    // A second stage starts from such a model.
    const next = trainingFolder({
      base: { model: path.join(folder, 'out/final'), weights: 'pretrained' },
      recipe: { epochs: 1 },
    }).folder;
    await train(python, next);
    expect(lossesIn(next)[0]!).toBeLessThan(losses[0]!);
  });
});

/** The batch that the trainer's collator makes of the tokens that the run has written. */
const batchOfTokens = `
import glob, json
from datasets import Dataset
from transformers import AutoTokenizer
from trl.trainer.sft_trainer import DataCollatorForLanguageModeling
rows = list(Dataset.from_file(glob.glob("tokens/*.arrow")[0]))
tokenizer = AutoTokenizer.from_pretrained("base")
short = {"input_ids": rows[0]["input_ids"][:-5], "labels": rows[0]["labels"][:-5]}
batch = DataCollatorForLanguageModeling(tokenizer.pad_token_id)([*rows, short])
ids, labels, mask = batch["input_ids"], batch["labels"], batch["attention_mask"]
learned = [[one for one in row.tolist() if one != -100] for row in labels[:2]]
padded = labels[2][mask[2] == 0]
print(json.dumps({
    "ids": [tokenizer.decode(row[kept == 1]) for row, kept in zip(ids[:2], mask[:2])],
    "learned": [tokenizer.decode(row) for row in learned],
    "masked": len(padded) > 0 and bool((padded == -100).all()),
}))
`;
