import type { Tx } from '#lib/db/client.ts';
import { liveServerStates } from '#lib/domain/servers/states.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import type { Ctx, ProjectCtx } from '../context.ts';

/**
 * Has a server ended; asking again changes nothing.
 * @returns false where it had ended before
 */
export async function askToStop(tx: Tx, ctx: Ctx | ProjectCtx, serverId: string): Promise<boolean> {
  const before = await tx.modelServer.findFirst({ where: { id: serverId, state: { in: liveServerStates } } });
  if (!before) return false;
  if (before.stopAskedAt !== null) return true;
  const data = { stopAskedAt: ctx.now(), state: 'stopping' as const, reason: null };
  await tx.modelServer.updateMany({ where: { id: serverId, state: { in: liveServerStates } }, data });
  await enqueue(tx, 'servers.follow', { serverId });
  await audit(tx, ctx, {
    ...{ action: 'servers.stop', target: `server ${serverId}` },
    before: { number: before.number, state: before.state },
    after: { number: before.number, state: data.state },
  });
  return true;
}
