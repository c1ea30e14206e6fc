import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type SignalAt, train } from '#test/support/trainer-host.ts';
import { pythonOrSkip } from '#test/support/trainer-python.ts';
import { eventsIn, stepsIn, trainingFolder } from '#test/support/training-folder.ts';

const python = (await pythonOrSkip())!;

/** Of each step what was said of it last, as charts show it. */
const curveOf = (folder: string) =>
  new Map(stepsIn(folder).map(({ step, loss, gradNorm, tokens }) => [step, { loss, gradNorm, tokens }]));
const lastOf = (folder: string) => eventsIn(folder).at(-1);
const lora = { rank: 4, alpha: 8, dropout: 0.3, targets: ['q_proj'] };
const dropout = { method: 'lora' as const, lora };

describe('a run that is interrupted', { concurrent: true, skip: !python }, () => {
  let whole: ReturnType<typeof curveOf>;

  beforeAll(async () => {
    const { folder } = trainingFolder();
    await train(python, folder);
    whole = curveOf(folder);
  });

  const broken = ['out/checkpoint-8 is not whole and is passed over.'];
  const cases: [how: string, signal: SignalAt, from: number | null, warnings: string[]][] = [
    ['killed behind a checkpoint', { name: 'SIGKILL', at: 'step', step: 6 }, 4, []],
    ['killed while a checkpoint is written', { name: 'SIGKILL', at: 'mark', step: 8 }, 4, broken],
    ['killed before its first checkpoint', { name: 'SIGKILL', at: 'step', step: 2 }, null, []],
  ];

  test.each(cases)(
    '%s goes on from the newest whole checkpoint as if nothing had been',
    async (_, signal, from, warnings) => {
      const { folder } = trainingFolder();
      expect((await train(python, folder, { signal })).code).toBe(-9);
      // What a killed process left of its last line.
      appendFileSync(path.join(folder, 'log.jsonl'), '{"event":"ste');
      const { code, stderr } = await train(python, folder);
      expect(code, stderr).toBe(0);
      expect(curveOf(folder)).toEqual(whole);
      const said = eventsIn(folder).flatMap((one) => (one.event === 'warning' ? [one.message] : []));
      expect(said).toEqual(warnings);
      const starts = eventsIn(folder).filter((one) => one.event === 'start');
      expect(starts.map((one) => one.resumedFrom)).toEqual([null, from]);
      expect(JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'))).toMatchObject({
        lossStart: whole.get(1)!.loss,
        tokens: whole.get(12)!.tokens,
      });
    },
  );

  test.each(['SIGTERM', 'SIGUSR1'] as const)(
    'by %s finishes its step, saves a checkpoint, and says so by its exit code',
    async (name) => {
      const { folder } = trainingFolder({ data: { evaluationSplit: 'validation' } });
      expect((await train(python, folder, { signal: { name, at: 'step', step: 5 } })).code).toBe(75);
      expect(lastOf(folder)).toMatchObject({ event: 'end', outcome: 'stopped', step: 6, error: null });
      expect(existsSync(path.join(folder, 'out/checkpoint-6/whole.json'))).toBe(true);
      expect(existsSync(path.join(folder, 'manifest.json'))).toBe(false);
      if (name === 'SIGUSR1') return;
      expect((await train(python, folder)).code).toBe(0);
      expect(curveOf(folder)).toEqual(whole);
    },
  );

  test('before it has begun ends at once', async () => {
    const { folder } = trainingFolder();
    expect((await train(python, folder, { signal: { name: 'SIGTERM', at: 'start' } })).code).toBe(75);
    expect(eventsIn(folder).map((one) => one.event)).toEqual(['end']);
  });

  test('with dropout draws the same numbers after the resume', async () => {
    const [one, other] = [trainingFolder({ recipe: dropout }), trainingFolder({ recipe: dropout })];
    await train(python, one.folder);
    await train(python, other.folder, { signal: { name: 'SIGKILL', at: 'step', step: 5 } });
    await train(python, other.folder);
    expect(curveOf(other.folder)).toEqual(curveOf(one.folder));
  });

  test('after its last step only has its model written', async () => {
    const { folder } = trainingFolder();
    await train(python, folder, { signal: { name: 'SIGKILL', at: 'mark', step: 12 } });
    expect((await train(python, folder)).code).toBe(0);
    expect((await train(python, folder)).code).toBe(0);
    expect(curveOf(folder)).toEqual(whole);
    expect(existsSync(path.join(folder, 'out/final/model.safetensors'))).toBe(true);
  });
});
