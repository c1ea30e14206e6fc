import { type Launch, TargetRefused, TargetUnreachable } from '#lib/compute/target.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { Ctx } from '../../context.ts';
import { groupOf } from '../plan/legs-of.ts';
import { noteStarted } from './begin-leg.ts';
import { type Desk, deskOf, jobOf, loadRun } from './desk.ts';
import { launchOf } from './launch-of.ts';
import { startOf } from './start-of.ts';
import { slotsOf } from './take-slot.ts';

/**
 * The job "train.launch-sweep": a target that takes many runs as one job gets them so, those that it does not know yet;
 * then every run is followed by itself.
 */
export async function launchSweep(ctx: Ctx, sweepId: string): Promise<void> {
  const runs = await ctx.db.trainingRun.findMany({
    where: { sweepId },
    ...{ orderBy: { place: 'asc' }, select: { id: true } },
  });
  const desks = (await Promise.all(runs.map(({ id }) => firstDesk(ctx, id)))).filter((one) => one !== null);
  const target = desks[0];
  if (target?.target.startMany && slotsOf(target.settings) === null) {
    // A target that is silent, or takes no such job, is asked for every run by itself, and each says how that went.
    await startTogether(ctx, sweepId, desks).catch((error) => {
      if (!(error instanceof TargetUnreachable || error instanceof TargetRefused)) throw error;
    });
  }
  await ctx.db.$transaction(async (tx) => {
    await tx.trainingSweep.updateMany({ where: { id: sweepId }, data: { launchedAt: ctx.now() } });
    for (const { id } of runs) await enqueue(tx, 'train.follow', { runId: id });
  });
}

async function firstDesk(ctx: Ctx, runId: string): Promise<Desk | null> {
  const run = await loadRun(ctx, runId);
  const leg = run?.legs[0];
  return run && leg && leg.state === 'queued' && leg.stopAsked === null ? deskOf(ctx, run, leg) : null;
}

/** One job of many tasks. What was started before a crash is found by its tags, and left out. */
async function startTogether(ctx: Ctx, sweepId: string, desks: readonly Desk[]): Promise<void> {
  const fresh: { desk: Desk; launch: Launch }[] = [];
  for (const desk of desks) {
    const { tag, attempt } = jobOf(desk);
    const known = desk.attempt.externalId ?? (await desk.target.find(tag, attempt));
    if (known !== null) await noteStarted(ctx, desk, known);
    else fresh.push({ desk, launch: await launchOf(desk, await startOf(desk, null)) });
  }
  const startMany = fresh[0]?.desk.target.startMany;
  if (!startMany) return;
  const ids = await startMany(
    groupOf(sweepId),
    fresh.map(({ launch }) => launch),
  );
  for (const [at, { desk }] of fresh.entries()) await noteStarted(ctx, desk, ids[at]!);
}
