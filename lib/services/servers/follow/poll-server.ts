import type { Report } from '#lib/compute/target.ts';
import { endStates } from '#lib/compute/target.ts';
import { lostItsPort, type ServerWord, serverEndOf } from '#lib/domain/servers/states.ts';
import { sealKey } from '#lib/llm/seal-key.ts';
import { askServer, baseUrlOf, type Place } from './ask-server.ts';
import { type Desk, jobOf, note } from './desk.ts';
import { endServer } from './end-server.ts';
import { outputOf } from './output-of.ts';

/** How often another port is tried. */
const mostAttempts = 5;
/** From the polite request to end to the other one, in milliseconds. */
const politeMs = 30_000;
/** A server that was ready and has been silent for so long is not. */
const silentMs = 60_000;

/** One look at a server that was started: what the target says, what a person asked for, whether it answers. */
export async function pollServer(desk: Desk): Promise<void> {
  const { server, target } = desk;
  const report = await target.report(jobOf(server));
  if (report.startedAt && server.startedAt === null) await note(desk, { startedAt: report.startedAt });
  if (endStates.includes(report.state)) return ended(desk, report);
  if (server.stopAskedAt !== null) return stop(desk);
  if (report.state === 'queued' || report.state === 'starting') {
    // A cluster may begin it again, somewhere else.
    return note(desk, { state: 'starting', reason: report.reason });
  }
  const place = await placeOf(desk, report);
  if (place === null) return;
  await heed(desk, place, await askServer(desk, place));
}

/** null while nobody knows the node. */
async function placeOf({ server, target }: Desk, { node }: Report): Promise<Place | null> {
  if (server.port === null) return null;
  if (!target.addressOf) return { host: '127.0.0.1', port: server.port };
  return node === null ? null : { host: await target.addressOf(node), port: server.port };
}

async function ended(desk: Desk, report: Report): Promise<void> {
  const { ctx, server, target } = desk;
  const asked = server.stopAskedAt !== null;
  const ran = (report.endedAt ?? ctx.now()).getTime() - (report.startedAt ?? server.createdAt).getTime();
  const late = server.minutes !== null && ran >= server.minutes * 60_000 - warnedMs(server.minutes);
  if (!asked && !late && server.readyAt === null && server.attempt < mostAttempts) {
    const output = await outputOf(target, server.tag);
    if (lostItsPort(report.exitCode, output.slice(-2000))) {
      return note(desk, { attempt: server.attempt + 1, externalId: null, port: null, startedAt: null });
    }
  }
  const end = serverEndOf(report as ServerWord, { asked, late });
  await endServer(desk, end, report.endedAt);
}

/** Slurm warns so long before the time is over, and the server ends then. */
const warnedMs = (minutes: number): number => Math.min(130, minutes * 20) * 1000;

async function stop(desk: Desk): Promise<void> {
  const { ctx, server, target } = desk;
  const waited = ctx.now().getTime() - server.stopAskedAt!.getTime();
  const how = waited > politeMs ? 'force' : 'checkpoint';
  if (server.stopSent === how) return;
  await target.stop(jobOf(server), how);
  await note(desk, { stopSent: how });
}

/** What follows from an answer, or from none. */
async function heed(desk: Desk, place: Place, model: string | null): Promise<void> {
  const { ctx, server } = desk;
  if (model !== null) return ready(desk, place, model);
  if (server.readyAt === null) return waitLonger(desk);
  const since = server.silentSince ?? ctx.now();
  const silent = ctx.now().getTime() - since.getTime();
  if (silent > desk.serve.startMinutes * 60_000) return giveUp(desk);
  await note(desk, {
    silentSince: since,
    ...(silent > silentMs && { state: 'starting', reason: 'It runs and does not answer any more.' }),
  });
}

async function ready(desk: Desk, place: Place, model: string): Promise<void> {
  const { ctx, server, key } = desk;
  const baseUrl = `${baseUrlOf(place)}/v1`;
  const same = server.state === 'ready' && server.host === place.host && server.silentSince === null;
  if (same) return;
  await ctx.db.$transaction(async (tx) => {
    if (server.endpointId !== null) {
      const encryptedKey = sealKey(key, new URL(baseUrl).host, ctx.encryptionKey);
      await tx.modelEndpoint.updateMany({
        where: { id: server.endpointId },
        data: { baseUrl, model, encryptedKey, checkedAt: ctx.now() },
      });
    }
    await tx.modelServer.updateMany({
      where: { id: server.id, endedAt: null, stopAskedAt: null },
      data: {
        ...{ state: 'ready', reason: null, host: place.host, silentSince: null },
        readyAt: server.readyAt ?? ctx.now(),
      },
    });
  });
}

async function waitLonger(desk: Desk): Promise<void> {
  const { ctx, server, serve } = desk;
  const waited = ctx.now().getTime() - (server.startedAt ?? server.createdAt).getTime();
  if (waited > serve.startMinutes * 60_000) return giveUp(desk);
  await note(desk, { reason: 'Loads the model.' });
}

/** A model that does not answer is ended, with its output to say why. */
async function giveUp(desk: Desk): Promise<void> {
  const { server, serve, target } = desk;
  await target.stop(jobOf(server), 'force');
  const reason = `It did not answer within ${serve.startMinutes} minutes, and was ended.`;
  await endServer(desk, { state: 'failed', reason }, null);
}
