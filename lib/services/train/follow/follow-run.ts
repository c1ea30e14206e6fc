import { TargetRefused, TargetUnreachable } from '#lib/compute/target.ts';
import { tryLock } from '#lib/db/queries/try-lock.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { isEnded } from '#lib/domain/train/states.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { Ctx } from '../../context.ts';
import { beginLeg } from './begin-leg.ts';
import { type Desk, deskOf, type Leg, loadRun, type Run } from './desk.ts';
import { pollLeg } from './poll-leg.ts';
import { setState } from './set-state.ts';

/** Between two looks, in milliseconds: at a run under way, at one that waits for others, at a target that is silent. */
const lookMs = 1500;
const waitMs = 10_000;
const silentMs = { first: 3000, longest: 60_000 };
/** Copying the data of a large version to a cluster. */
const longestMs = 3 * 60 * 60_000;

/**
 * The job "train.follow": one look at a run, and the time of the next. It may be killed at any moment and it may be run
 * twice: what it starts is found again by its tag, and what it reads of a log is stored once.
 */
export async function followRun(ctx: Ctx, runId: string): Promise<void> {
  await ctx.db.$transaction(
    async (tx) => {
      if (!(await tryLock(tx, `training-run:${runId}`))) return;
      const pause = await look(ctx, runId);
      if (pause === null) return;
      const runAt = new Date(ctx.now().getTime() + pause);
      await ctx.db.$transaction((own) => enqueue(own, 'train.follow', { runId }, { runAt }));
    },
    { timeout: longestMs, maxWait: 30_000 },
  );
}

/** @returns milliseconds until the next look; null when there is nothing more to see */
async function look(ctx: Ctx, runId: string): Promise<number | null> {
  const run = await loadRun(ctx, runId);
  if (!run || isEnded(run.state)) return null;
  const leg = run.legs.find(({ state }) => state !== 'succeeded');
  if (!leg) return null;
  const desk = await deskOrReason(ctx, run, leg);
  if (desk === null) return waitMs;
  try {
    // The runs of a sweep are given to the target together; then each is followed.
    if (desk.attempt.externalId === null && run.sweep?.launchedAt === null) return waitMs;
    const began = desk.attempt.externalId !== null || (await beginLeg(desk));
    if (began && desk.attempt.externalId !== null) await pollLeg(desk);
    if (run.unknownSince) await know(ctx, run);
    return began ? lookMs : waitMs;
  } catch (error) {
    return heed(desk, error);
  }
}

/** null where the target cannot even be opened, as when its key does not open: the run says why, and waits for a person. */
async function deskOrReason(ctx: Ctx, run: Run, leg: Leg): Promise<Desk | null> {
  try {
    return deskOf(ctx, run, leg);
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    await ctx.db.trainingRun.update({ where: { id: run.id }, data: { reason: error.message } });
    return null;
  }
}

const know = (ctx: Ctx, { id }: Run) =>
  ctx.db.trainingRun.updateMany({ where: { id }, data: { unknownSince: null } });

/** A target that cannot be asked leaves the run as it is, unknown since then; one that says no ends it with its words. */
async function heed(desk: Desk, error: unknown): Promise<number | null> {
  const { ctx, run } = desk;
  if (error instanceof TargetUnreachable) {
    const since = run.unknownSince ?? ctx.now();
    await ctx.db.trainingRun.update({
      where: { id: run.id },
      data: { unknownSince: since, reason: error.message },
    });
    const silent = ctx.now().getTime() - since.getTime();
    return Math.min(silentMs.longest, Math.max(silentMs.first, silent / 4));
  }
  if (error instanceof TargetRefused || error instanceof StudioError) {
    const { legId, number } = desk.attempt;
    await ctx.db.$transaction(async (tx) => {
      await tx.trainingAttempt.update({
        where: { legId_number: { legId, number } },
        data: { endedAt: ctx.now() },
      });
      await setState(tx, desk, { state: 'failed', reason: error.message });
    });
    return null;
  }
  throw error;
}
