import type { Tx } from '#lib/db/client.ts';
import { isEnded, type RunState } from '#lib/domain/train/states.ts';
import type { Desk } from './desk.ts';

type Change = { state: RunState; reason: string | null };

/**
 * Writes the state of a leg and of its run, with a line in its history; nothing where the leg is in another state by now
 * than it was when it was read, or has this state already. Ended legs give their slot back.
 */
export async function setState(tx: Tx, desk: Desk, change: Change, more: object = {}): Promise<void> {
  const { leg, run, ctx } = desk;
  const ended = isEnded(change.state);
  const slot = ended ? { slot: null, slotTargetId: null } : {};
  const { count } = await tx.trainingLeg.updateMany({
    where: { id: leg.id, state: leg.state },
    data: { ...change, ...slot, ...more },
  });
  if (count === 0) return;
  const isLast = run.legs.at(-1)?.id === leg.id;
  const goesOn = change.state === 'succeeded' && !isLast;
  const state = goesOn ? ('queued' as const) : change.state;
  const over = isEnded(state);
  await tx.trainingRun.update({
    where: { id: run.id },
    data: {
      ...{ state, reason: goesOn ? null : change.reason, unknownSince: null },
      endedAt: over ? ctx.now() : null,
    },
  });
  if (leg.state !== change.state || leg.reason !== change.reason) {
    await addEvent(tx, desk, 'state', change.reason ? `${change.state}: ${change.reason}` : change.state);
  }
  leg.state = change.state;
  leg.reason = change.reason;
}

/** A line in a leg's history. */
export async function addEvent(tx: Tx, { ctx, leg }: Desk, kind: string, message: string): Promise<void> {
  await tx.trainingEvent.create({ data: { legId: leg.id, at: ctx.now(), kind, message } });
}
