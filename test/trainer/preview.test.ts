import { describe, expect, test } from 'vitest';
import { PreviewResult } from '#lib/domain/train/preview-result.ts';
import { train } from '#test/support/trainer-host.ts';
import { pythonOrSkip } from '#test/support/trainer-python.ts';
import { eventsIn, type TrainingFolder, trainingFolder } from '#test/support/training-folder.ts';

const python = (await pythonOrSkip())!;

async function preview({ folder }: TrainingFolder, ...args: string[]) {
  const { code, stdout, stderr } = await train(python, folder, { args: ['--preview', '3', ...args] });
  expect(code, stderr).toBe(0);
  return PreviewResult.parse(JSON.parse(stdout));
}

type Tokens = PreviewResult['examples'][number]['tokens'];
const textOf = (tokens: Tokens) => tokens.map(({ text }) => text).join('');

describe('a preview', { concurrent: true, skip: !python }, () => {
  test('shows examples as the model will see them, and what the run amounts to', async () => {
    const run = trainingFolder();
    const shown = await preview(run);
    expect(shown.examples).toHaveLength(3);
    const tokens = shown.examples[0]!.tokens;
    expect(textOf(tokens.filter(({ trained }) => !trained))).toMatch(/^Q: What is \d \+ \d\?\nA:$/);
    expect(textOf(tokens.filter(({ trained }) => trained))).toMatch(
      /^ \d \+ \d = \d+\.\nThe answer is: \d+<\|end\|>$/,
    );
    expect(tokens.filter(({ special }) => special).map(({ text }) => text)).toEqual(['<|end|>']);
    expect(shown).toMatchObject({
      ...{ rows: 48, sampledRows: 48, stepsPerEpoch: 6, totalSteps: 12, truncatedShare: 0, droppedShare: 0 },
      ...{ packedSequences: null, lengths: { counts: [48], max: 51 } },
      base: { parameters: 35296, trainable: 35296, layers: 2, vocabulary: 261, hasChatTemplate: true },
    });
  });

  test('puts a problem into the chat template of the base', async () => {
    const shown = await preview(trainingFolder({ template: { kind: 'chat', system: 'Add up.' } }));
    const tokens = shown.examples[0]!.tokens;
    expect(textOf(tokens)).toMatch(
      /^<\|system\|>Add up\.<\|user\|>What is \d \+ \d\?<\|assistant\|>\d \+ \d = \d+\.\nThe answer is: \d+<\|end\|>$/,
    );
    expect(textOf(tokens.filter(({ trained }) => !trained))).toMatch(/<\|assistant\|>$/);
  });

  test('counts what is cut, and estimates all rows from a sample', async () => {
    const shown = await preview(trainingFolder({ recipe: { maxLength: 40 } }), '--sample', '10');
    expect(shown).toMatchObject({ rows: 48, sampledRows: 10, truncatedShare: 1, droppedShare: 0 });
    expect(shown.examples[0]).toMatchObject({ length: 40, truncated: true });
    const dropped = await preview(trainingFolder({ recipe: { maxLength: 40, overlong: 'drop' } }));
    expect(dropped).toMatchObject({ droppedShare: 1, examples: [] });
  });

  test.each<[string, Parameters<typeof trainingFolder>[0]]>([
    ['packed sequences', { recipe: { packing: true, globalBatch: 2, microBatch: 2, epochs: 2 } }],
    ['a last step that is not full', { recipe: { globalBatch: 20, microBatch: 4, epochs: 1.5 } }],
  ])('knows the number of steps before the run does: %s', async (_, changes) => {
    const run = trainingFolder(changes);
    const { totalSteps } = await preview(run);
    await train(python, run.folder);
    const start = eventsIn(run.folder).find((one) => one.event === 'start');
    expect(start?.totalSteps).toBe(totalSteps);
  });

  test('of LoRA counts the weights that are learned', async () => {
    const lora = { rank: 4, alpha: 8, dropout: 0, targets: ['q_proj', 'v_proj'] };
    const { base } = await preview(trainingFolder({ recipe: { method: 'lora', lora } }));
    // Two layers; q is 32 × 32, v is 32 × 16.
    expect(base.trainable).toBe(2 * (4 * (32 + 32) + 4 * (32 + 16)));
  });

  test('says what is wrong as JSON too', async () => {
    const { folder } = trainingFolder({ base: { model: '/nowhere' } });
    const { code, stdout } = await train(python, folder, { args: ['--preview', '3'] });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).error.code).toBe('missing-model');
  });
});
