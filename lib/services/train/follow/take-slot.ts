import type { TargetSettings } from '#lib/domain/train/target.ts';
import type { Desk } from './desk.ts';

/** How many runs a target takes at the same time; null: as many as come. */
export const slotsOf = (settings: TargetSettings): number | null =>
  settings.kind === 'local' ? settings.slots : settings.limits.runs;

/**
 * A slot of the target for the leg: the one that it holds already, or a free one. The database admits one leg to a slot,
 * so two workers never give the same away. null where none is free, or where somebody waits for longer.
 */
export async function takeSlot(desk: Desk): Promise<number | null> {
  const { ctx, leg, run, settings } = desk;
  if (leg.slot !== null) return leg.slot;
  const slots = slotsOf(settings) ?? 0;
  if (!(await isNext(desk))) return null;
  const held = await ctx.db.trainingLeg.findMany({
    where: { slotTargetId: run.targetId, slot: { not: null } },
    select: { slot: true },
  });
  const taken = new Set(held.map(({ slot }) => slot));
  for (let slot = 0; slot < slots; slot++) {
    if (taken.has(slot)) continue;
    if (await hold(desk, slot)) return slot;
  }
  return null;
}

/** Runs begin in the order in which they were asked for, those of a sweep in the sweep's. */
async function isNext({ ctx, run }: Desk): Promise<boolean> {
  const next = await ctx.db.trainingRun.findFirst({
    where: { targetId: run.targetId, state: 'queued', legs: { none: { slot: { not: null } } } },
    orderBy: [{ createdAt: 'asc' }, { place: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return next === null || next.id === run.id;
}

async function hold({ ctx, leg, run }: Desk, slot: number): Promise<boolean> {
  try {
    const { count } = await ctx.db.trainingLeg.updateMany({
      where: { id: leg.id, slot: null },
      data: { slot, slotTargetId: run.targetId },
    });
    if (count > 0) leg.slot = slot;
    return count > 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'P2002') return false;
    throw error;
  }
}
