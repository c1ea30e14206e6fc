import path from 'node:path';
import { listTargets, saveTarget } from '#lib/services/targets/index.ts';
import { getSweep, startSweep } from '#lib/services/train/index.ts';
import { writeBase } from './base-model.ts';
import type { StudyPlace } from './open.ts';
import { studySeeds } from './problems.ts';

type Asked = {
  name: string;
  versions: readonly string[];
  seeds: readonly number[];
  epochs: number;
  slots: number;
  out: string;
};

/** The words of the prompt, and of how a solution ends. */
const further = ['Question: \nAnswer: \nThe answer is: '];

/** A run of each version with each random seed, in processes of one core; the number of the sweep. */
export async function trainSweep(place: StudyPlace, asked: Asked): Promise<number> {
  const { project, act, until, say, out } = place;
  const texts = [...studySeeds.flatMap(({ problem, solution }) => [problem, ` ${solution}`]), ...further];
  const base = writeBase(path.join(out, 'base'), texts);
  const sweep = await act(async (ctx) => {
    const target = await targetOf(place, asked.slots);
    const batch = { globalBatch: 16, microBatch: 16, maxLength: 128, learningRate: 1.5e-3 };
    const more = { precision: 'fp32', logSteps: 10, keepCheckpoints: 1, epochs: asked.epochs };
    const started = await startSweep(ctx, {
      ...{ project, name: asked.name, target, versions: [...asked.versions], bases: [base] },
      ...{ seeds: [...asked.seeds], weights: 'random', preset: 'skywork', template: 'plain' },
      ...{ answer: 'the-answer-is', changes: JSON.stringify({ ...batch, ...more }) },
    });
    return started.number;
  });
  await until(`the runs of sweep ${sweep}`, async (ctx) => {
    const { runs } = await getSweep(ctx, { project, sweep: String(sweep) });
    const bad = runs.find(({ state }) => ['failed', 'lost', 'cancelled'].includes(state));
    if (bad) throw new Error(`Run ${bad.number} is ${bad.state}: ${bad.reason}`);
    return runs.every(({ state }) => state === 'succeeded');
  });
  await act(async (ctx) => {
    const { runs } = await getSweep(ctx, { project, sweep: String(sweep) });
    for (const { name, legs, hours } of runs) {
      const [leg] = legs;
      say(
        `${name}: ${leg!.step} steps, loss ${leg!.loss?.toFixed(4)}, ${leg!.tokens} tokens, ${(hours * 60).toFixed(1)} min`,
      );
    }
  });
  return sweep;
}

/** This machine, where so many runs train at the same time. */
async function targetOf({ act, python, out }: StudyPlace, slots: number): Promise<string> {
  return act(async (ctx) => {
    const name = 'this machine';
    const { items } = await listTargets(ctx, {});
    const known = items.find((one) => one.name === name);
    if (known) return known.id;
    const settings = {
      ...{ kind: 'local', root: path.join(out, 'runs'), gpus: [], slots },
      ...{ trainer: { kind: 'built-in', python }, environment: { OMP_NUM_THREADS: '1' } },
    };
    return (await saveTarget(ctx, { name, settings: JSON.stringify(settings), check: false })).id;
  });
}
