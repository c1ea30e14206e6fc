import { liveServerStates } from '#lib/domain/servers/states.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { Ctx } from '../../context.ts';

/** Every server that has not ended is looked at, whatever became of the job that followed it: for the start of a worker. */
export async function followAllServers(ctx: Ctx): Promise<void> {
  const servers = await ctx.db.modelServer.findMany({
    where: { state: { in: liveServerStates } },
    ...{ orderBy: { createdAt: 'asc' }, select: { id: true } },
  });
  await ctx.db.$transaction(async (tx) => {
    for (const { id } of servers) await enqueue(tx, 'servers.follow', { serverId: id });
  });
}
