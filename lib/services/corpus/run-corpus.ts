import type { CorpusRun } from '#lib/db/generated/client.ts';
import type { CorpusRunKind } from '#lib/domain/corpus/schema.ts';
import { StudioError } from '#lib/domain/errors.ts';
import type { Ctx } from '../context.ts';

/** Tells how far a run is; throws RunStopped where it was cancelled or the worker stops, so call it often. */
export type RunProgress = (phase: string, done: number, total: number) => Promise<void>;

/** What one kind of run does. It may be run again after a crash: it begins anew, or goes on where it stood. */
export type CorpusRunner = (
  ctx: Ctx,
  run: CorpusRun,
  progress: RunProgress,
) => Promise<Record<string, unknown>>;

export type CorpusRunners = Readonly<Record<CorpusRunKind, CorpusRunner>>;

/** The run was cancelled, or the worker stops: nothing more is to be written. */
export class RunStopped extends Error {}

const secondsBetweenWrites = 0.5;

/** The job "corpus.run". A run that ended is left as it is. */
export async function runCorpus(
  ctx: Ctx,
  runId: string,
  runners: CorpusRunners,
  stopping: AbortSignal,
): Promise<void> {
  await ctx.db.corpusRun.updateMany({
    where: { id: runId, status: 'queued' },
    data: { status: 'running', startedAt: ctx.now() },
  });
  const run = await ctx.db.corpusRun.findUnique({ where: { id: runId } });
  if (run?.status !== 'running') return;
  try {
    const result = await runners[run.kind](ctx, run, progressOf(ctx, run, stopping));
    await end(ctx, run, { status: 'done', result: result as object });
  } catch (error) {
    if (error instanceof RunStopped) {
      // Cancelled: it is over. Stopped with the worker: the queue starts it again.
      if (stopping.aborted) throw error;
      return;
    }
    // What the studio can say in words will not pass by trying again; a lost connection may.
    if (!(error instanceof StudioError)) throw error;
    await end(ctx, run, { status: 'failed', error: error.message });
  }
}

function progressOf(ctx: Ctx, run: CorpusRun, stopping: AbortSignal): RunProgress {
  let phase = '';
  let written = 0;
  return async (now, done, total) => {
    if (stopping.aborted) throw new RunStopped('The worker stops; the run begins again with its next start.');
    const time = ctx.now().getTime();
    if (now === phase && done < total && time - written < secondsBetweenWrites * 1000) return;
    phase = now;
    written = time;
    const moved = await ctx.db.corpusRun.updateMany({
      where: { id: run.id, status: 'running' },
      data: { phase, rowsDone: done, rowsTotal: total },
    });
    if (moved.count === 0) throw new RunStopped('The run was cancelled.');
  };
}

async function end(
  ctx: Ctx,
  run: CorpusRun,
  outcome: { status: 'done' | 'failed'; result?: object; error?: string },
) {
  await ctx.db.corpusRun.updateMany({
    where: { id: run.id, status: 'running' },
    data: { ...outcome, finishedAt: ctx.now() },
  });
}
