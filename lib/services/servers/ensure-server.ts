import { isDeepStrictEqual } from 'node:util';
import { lockProjectServers } from '#lib/db/queries/lock-project-servers.ts';
import type { ServerState } from '#lib/domain/servers/states.ts';
import type { ProjectCtx } from '../context.ts';
import { type CheckpointRef, planOfCheckpoint, planOfFolder } from './plan-server.ts';
import { storeServer } from './store-server.ts';

/** A model to be served: a checkpoint at its run's target, or a folder at a target. */
export type Wanted = ({ checkpoint: CheckpointRef } | { folder: string; target: string }) & {
  gpus?: number;
  minutes?: number | null;
  memoryGb?: number | null;
};
export type Ensured = { serverId: string; endpointId: string; state: ServerState; started: boolean };

/**
 * A server of this model: one that is starting or ready, or a new one. Whoever waits for it looks at `state`: asked it can
 * be once that is "ready". `started` says whether this call made it, and its caller is the one to stop it.
 */
export async function ensureServer(ctx: ProjectCtx, wanted: Wanted): Promise<Ensured> {
  const plan =
    'checkpoint' in wanted
      ? await planOfCheckpoint(ctx, wanted.checkpoint, wanted)
      : await planOfFolder(ctx, wanted, wanted);
  return ctx.db.$transaction(async (tx) => {
    await lockProjectServers(tx, ctx.project.id);
    const found = await tx.modelServer.findMany({
      where: {
        ...{ projectId: ctx.project.id, targetId: plan.target.id, model: plan.model },
        ...{ state: { in: ['starting', 'ready'] }, stopAskedAt: null, endpointId: { not: null } },
      },
      orderBy: { number: 'desc' },
    });
    const { serve } = plan;
    const same = found.find((one) => isDeepStrictEqual(one.serve, serve) && one.gpus === plan.gpus);
    const { id, endpointId, state } = same ?? (await storeServer(tx, ctx, plan, ''));
    return { serverId: id, endpointId: endpointId!, state, started: same === undefined };
  });
}
