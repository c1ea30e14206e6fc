import { StudioError } from '#lib/domain/errors.ts';
import type { Ctx } from '#lib/services/context.ts';
import { showRun } from '#lib/services/corpus/index.ts';
import { refuseWithoutWorker } from './commands/seeds-import.ts';
import { poll, progressBar } from './progress.ts';

type Followed = {
  project: string;
  run: string;
  /** What it is called: "The freeze". */
  what: string;
  json: boolean;
};

/** Waits for a run of the worker's with its progress shown, and gives what it found. Throws where it did not end well. */
export async function followRun(
  ctx: Ctx,
  { project, run, what, json }: Followed,
): Promise<Record<string, unknown>> {
  const bar = progressBar(json);
  try {
    const ended = await poll(async () => {
      const now = await showRun(ctx, { project, run });
      const total = now.rowsTotal > 0 ? now.rowsTotal : null;
      bar.show({ done: now.rowsDone, total, label: now.phase || 'Waiting for the worker' });
      if (now.status === 'queued') await refuseWithoutWorker(ctx);
      return now.status === 'queued' || now.status === 'running' ? null : now;
    });
    if (ended.status === 'done') return (ended.result ?? {}) as Record<string, unknown>;
    throw new StudioError('PRECONDITION', ended.error ?? `${what} was ${ended.status}.`);
  } finally {
    bar.end();
  }
}
