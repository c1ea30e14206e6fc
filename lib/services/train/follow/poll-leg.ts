import { legStateOf } from '#lib/domain/train/leg-state.ts';
import { isEnded } from '#lib/domain/train/states.ts';
import { type Desk, jobOf } from './desk.ts';
import { finishLeg } from './finish-leg.ts';
import { readLog } from './read-log.ts';
import { setState } from './set-state.ts';

/** One look at a leg that was started: its log, then what the target says, then what a person asked for. */
export async function pollLeg(desk: Desk): Promise<void> {
  const { ctx, leg, target } = desk;
  const report = await target.report(jobOf(desk));
  await readLog(desk);
  await noteAttempt(desk, report);
  const next = legStateOf(report, leg.stopAsked);
  if (isEnded(next.state)) return finishLeg(desk, next, report);
  if (leg.stopAsked !== null && leg.stopAsked !== leg.stopSent) {
    await target.stop(jobOf(desk), leg.stopAsked === 'force' ? 'force' : 'checkpoint');
    await ctx.db.trainingLeg.update({ where: { id: leg.id }, data: { stopSent: leg.stopAsked } });
  }
  await ctx.db.$transaction((tx) => setState(tx, desk, next));
}

type Report = Awaited<ReturnType<Desk['target']['report']>>;

async function noteAttempt({ ctx, attempt }: Desk, report: Report): Promise<void> {
  const { legId, number } = attempt;
  const { node, restarts, exitCode } = report;
  // A target that has forgotten the start, or never said it, leaves what is known.
  const startedAt = report.startedAt ?? attempt.startedAt;
  await ctx.db.trainingAttempt.update({
    where: { legId_number: { legId, number } },
    data: { node: node ?? attempt.node, restarts, exitCode, startedAt, endedAt: report.endedAt },
  });
}
