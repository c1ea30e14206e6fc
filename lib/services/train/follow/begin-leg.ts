import type { Ctx } from '../../context.ts';
import { type Desk, jobOf } from './desk.ts';
import { launchOf } from './launch-of.ts';
import { addEvent, setState } from './set-state.ts';
import { startOf } from './start-of.ts';
import { slotsOf, takeSlot } from './take-slot.ts';

/**
 * Starts the newest attempt of a leg. The attempt was written before the target is asked, and the target is first asked
 * for a job of its tag: whatever was killed in between, nothing starts twice.
 * @returns false where it waits for others
 */
export async function beginLeg(desk: Desk): Promise<boolean> {
  const { ctx, leg, settings } = desk;
  const { tag, attempt } = jobOf(desk);
  const found = await desk.target.find(tag, attempt);
  if (found === null && leg.stopAsked !== null) {
    await change(desk, 'cancelled', 'Cancelled before it began.');
    return true;
  }
  const bounded = slotsOf(settings) !== null;
  const slot = bounded ? await takeSlot(desk) : null;
  if (found === null && bounded && slot === null) {
    await change(desk, 'queued', `Waits for a run at ${desk.run.target.name} to end.`);
    return false;
  }
  await change(desk, 'starting', null);
  const id = found ?? (await desk.target.start(await launchOf(desk, await startOf(desk, slot))));
  await noteStarted(ctx, desk, id);
  return true;
}

const change = ({ ctx, ...desk }: Desk, state: 'cancelled' | 'queued' | 'starting', reason: string | null) =>
  ctx.db.$transaction((tx) => setState(tx, { ctx, ...desk }, { state, reason }));

/** The target's own id of the attempt, once it is known. */
export async function noteStarted(ctx: Ctx, desk: Desk, id: string): Promise<void> {
  const { legId, number } = desk.attempt;
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.trainingAttempt.updateMany({
      where: { legId, number, externalId: null },
      data: { externalId: id },
    });
    if (count > 0)
      await addEvent(tx, desk, 'started', `Attempt ${number} is ${id} at ${desk.run.target.name}.`);
  });
  desk.attempt.externalId = id;
}
