import { TargetRefused, TargetUnreachable } from '#lib/compute/target.ts';
import { tryLock } from '#lib/db/queries/try-lock.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { isServerEnded } from '#lib/domain/servers/states.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { Ctx } from '../../context.ts';
import { beginServer } from './begin-server.ts';
import { type Desk, deskOf, note, type Server } from './desk.ts';
import { endServer } from './end-server.ts';
import { pollServer } from './poll-server.ts';

/** Between two looks, in milliseconds: while it changes, while it is ready, while the target is silent. */
const pauses = { moving: 1000, waiting: 5000, ready: 5000, silent: { first: 3000, longest: 60_000 } };
/** Copying files to a cluster. */
const longestMs = 10 * 60_000;

/**
 * The job "servers.follow": one look at a server, and the time of the next. It may be killed at any moment and it may be
 * run twice: what it starts is found again by its tag.
 */
export async function followServer(ctx: Ctx, serverId: string): Promise<void> {
  await ctx.db.$transaction(
    async (tx) => {
      if (!(await tryLock(tx, `model-server:${serverId}`))) return;
      const pause = await look(ctx, serverId);
      if (pause === null) return;
      const runAt = new Date(ctx.now().getTime() + pause);
      await ctx.db.$transaction((own) => enqueue(own, 'servers.follow', { serverId }, { runAt }));
    },
    { timeout: longestMs, maxWait: 30_000 },
  );
}

const load = (ctx: Ctx, id: string): Promise<Server | null> =>
  ctx.db.modelServer.findUnique({ where: { id }, include: { target: true } });

/** @returns milliseconds until the next look; null when there is nothing more to see */
async function look(ctx: Ctx, serverId: string): Promise<number | null> {
  const server = await load(ctx, serverId);
  if (!server || isServerEnded(server.state)) return null;
  const desk = await deskOrReason(ctx, server);
  if (desk === null) return pauses.waiting;
  try {
    const began = server.externalId !== null || (await beginServer(desk));
    if (began) await pollServer(desk);
    if (server.unknownSince) await note(desk, { unknownSince: null });
  } catch (error) {
    return heed(desk, error);
  }
  return pauseAfter(await load(ctx, serverId));
}

function pauseAfter(server: Server | null): number | null {
  if (!server || isServerEnded(server.state)) return null;
  if (server.externalId === null && server.slot === null) return pauses.waiting;
  return server.state === 'ready' ? pauses.ready : pauses.moving;
}

async function deskOrReason(ctx: Ctx, server: Server): Promise<Desk | null> {
  try {
    return deskOf(ctx, server);
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    await ctx.db.modelServer.updateMany({ where: { id: server.id }, data: { reason: error.message } });
    return null;
  }
}

/** A target that cannot be asked leaves the server as it is, unknown since then; one that says no ends it with its words. */
async function heed(desk: Desk, error: unknown): Promise<number | null> {
  const { ctx, server } = desk;
  if (error instanceof TargetUnreachable) {
    const since = server.unknownSince ?? ctx.now();
    await note(desk, { unknownSince: since, reason: error.message });
    const silent = ctx.now().getTime() - since.getTime();
    return Math.min(pauses.silent.longest, Math.max(pauses.silent.first, silent / 4));
  }
  if (error instanceof TargetRefused || error instanceof StudioError) {
    await endServer(desk, { state: 'failed', reason: error.message }, null);
    return null;
  }
  throw error;
}
