import path from 'node:path';
import { expect } from 'vitest';
import { isEnded, type RunState } from '#lib/domain/train/states.ts';
import type { Ctx } from '#lib/services/context.ts';
import { saveTarget } from '#lib/services/targets/index.ts';
import { followRun } from '#lib/services/train/follow/follow-run.ts';
import { getRun } from '#lib/services/train/index.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Another trainer than ours, started by a command template. */
export const jsonTrainer = {
  ...{ kind: 'command' as const, config: 'llamafactory', data: 'alpaca', log: 'json-lines' },
  argv: [process.execPath, path.resolve('test/support/json-trainer.mjs'), '{config}', '{output}', '{resume}'],
};

/** A target on this machine with a folder of its own. */
export async function localTarget(
  ctx: Ctx,
  more: {
    environment?: Record<string, string>;
    slots?: number;
    trainer?: object;
    serve?: object;
    pricePerGpuHour?: number;
  } = {},
) {
  const root = temporaryFolder('runs');
  const settings = { kind: 'local', root, gpus: [], trainer: jsonTrainer, ...more };
  const saved = await saveTarget(ctx, {
    ...{ name: `target ${path.basename(root)}`, settings: JSON.stringify(settings), check: false },
  });
  return { id: saved.id, root };
}

/** Looks at the run, as the worker does again and again, until it is in one of the states. */
export async function followUntil(ctx: Ctx, project: string, run: string, ...states: RunState[]) {
  const wanted = states.length > 0 ? states : null;
  const done = (state: RunState) => (wanted ? wanted.includes(state) : isEnded(state));
  await expect
    .poll(
      async () => {
        await followRun(ctx, run);
        return done((await getRun(ctx, { project, run })).state);
      },
      { interval: 50, timeout: 170_000 },
    )
    .toBe(true);
  return getRun(ctx, { project, run });
}
