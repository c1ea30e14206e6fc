import { TargetRefused, TargetUnreachable } from '#lib/compute/target.ts';
import { liveServerStates } from '#lib/domain/servers/states.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { Desk } from './desk.ts';
import { outputOf } from './output-of.ts';

type End = { state: 'stopped' | 'failed' | 'lost'; reason: string | null };

/** The end of a server: its last lines, its place for the next one; what it had at the target goes. */
export async function endServer(
  { ctx, server, target }: Desk,
  end: End,
  endedAt: Date | null,
): Promise<void> {
  const outputTail = await silently(() => outputOf(target, server.tag));
  const ended = await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.modelServer.updateMany({
      where: { id: server.id, state: { in: liveServerStates } },
      data: {
        ...{ ...end, outputTail: outputTail ?? null, endedAt: endedAt ?? ctx.now() },
        ...{ slot: null, slotTargetId: null, unknownSince: null, silentSince: null },
      },
    });
    const next = await tx.modelServer.findFirst({
      where: { targetId: server.targetId, slot: null, state: 'starting', NOT: { id: server.id } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true },
    });
    if (count > 0 && next) await enqueue(tx, 'servers.follow', { serverId: next.id });
    return count > 0;
  });
  // Whoever may still run somewhere keeps its folder.
  if (ended && end.state !== 'lost') await silently(() => target.remove(server.tag));
}

/** null where the target cannot be asked: what is left there hurts nobody. */
async function silently<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof TargetUnreachable || error instanceof TargetRefused) return null;
    throw error;
  }
}
