import { liveServerStates } from '#lib/domain/servers/states.ts';
import { type Desk, note } from './desk.ts';

/**
 * One of the target's places for servers: the one that it holds already, or a free one. The database admits one server to
 * a place. null where none is free, or where somebody waits for longer.
 */
export async function takePlace(desk: Desk): Promise<number | null> {
  const { ctx, server, settings } = desk;
  if (server.slot !== null) return server.slot;
  const held = await ctx.db.modelServer.findMany({
    where: { slotTargetId: server.targetId, slot: { not: null } },
    select: { slot: true },
  });
  const taken = new Set(held.map(({ slot }) => slot));
  if (taken.size >= settings.serve.atOnce || !(await isNext(desk))) return null;
  for (let slot = 0; slot < settings.serve.atOnce; slot++) {
    if (!taken.has(slot) && (await hold(desk, slot))) return slot;
  }
  return null;
}

/** Servers begin in the order in which they were asked for. */
async function isNext({ ctx, server }: Desk): Promise<boolean> {
  const next = await ctx.db.modelServer.findFirst({
    where: { targetId: server.targetId, slot: null, state: { in: liveServerStates }, stopAskedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return next === null || next.id === server.id;
}

async function hold(desk: Desk, slot: number): Promise<boolean> {
  try {
    await note(desk, { slot, slotTargetId: desk.server.targetId });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'P2002') return false;
    throw error;
  }
}
