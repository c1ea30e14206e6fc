import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { HubApiError } from '@huggingface/hub';
import type { HubPush } from '#lib/db/generated/client.ts';
import { precondition, StudioError } from '#lib/domain/errors.ts';
import { hideSecret } from '#lib/domain/hide-secret.ts';
import { type Manifest, objectKey } from '#lib/domain/versions/manifest.ts';
import { EgressError } from '#lib/egress/egress-error.ts';
import { openKey } from '#lib/llm/seal-key.ts';
import { log } from '#lib/observe/log.ts';
import type { ObjectStorage } from '#lib/storage/object-storage.ts';
import type { Ctx } from '../../context.ts';
import { mayReachPrivately } from '../../settings/private-reach.ts';
import { cardOf } from '../card/card-of.ts';
import { readManifest } from '../read-manifest.ts';
import { commitVersion } from './commit-version.ts';
import { hubFetch } from './hub-fetch.ts';

const secondsBetweenLooks = 0.5;

/** The job "versions.push". One that was broken off begins anew; files that arrived are known to the Hub by their hashes. */
export async function runPush(ctx: Ctx, pushId: string, stopping: AbortSignal): Promise<void> {
  await ctx.db.hubPush.updateMany({
    where: { id: pushId, status: 'queued' },
    data: { status: 'running', startedAt: ctx.now() },
  });
  const push = await ctx.db.hubPush.findUnique({ where: { id: pushId } });
  if (push?.status !== 'running' || push.sealedToken === null) return;
  const cancelled = new AbortController();
  const tell = teller(ctx, pushId, cancelled);
  try {
    const { oid, url } = await perform(ctx, push, AbortSignal.any([cancelled.signal, stopping]), tell);
    await end(ctx, pushId, tell, { status: 'done', commit: oid, commitUrl: url });
  } catch (error) {
    // The queue starts it again with the next worker.
    if (stopping.aborted) throw error;
    if (!cancelled.signal.aborted) {
      await end(ctx, pushId, tell, { status: 'failed', error: wordsOf(error, push, tokenOrNone(ctx, push)) });
    }
  } finally {
    tell.end();
  }
}

type Teller = { phase: string; done: number; total: number; end: () => void };

/** Writes how far it is twice a second, and hears there that the push was cancelled, also while nothing moves. */
function teller(ctx: Ctx, id: string, cancelled: AbortController): Teller {
  const told = { phase: '', done: 0, total: 0, end: () => clearInterval(timer) };
  const timer = setInterval(() => {
    ctx.db.hubPush
      .updateMany({
        where: { id, status: 'running' },
        data: {
          phase: told.phase,
          bytesDone: BigInt(Math.min(told.done, told.total)),
          bytesTotal: BigInt(told.total),
        },
      })
      .then(({ count }) => {
        if (count === 0) cancelled.abort();
      })
      .catch(() => {});
  }, secondsBetweenLooks * 1000);
  return told;
}

async function perform(ctx: Ctx, push: HubPush, signal: AbortSignal, tell: Teller) {
  const version = await ctx.db.datasetVersion.findUniqueOrThrow({ where: { id: push.versionId } });
  const manifestHash = version.manifestHash ?? '';
  const manifest = await readManifest(ctx.storage, manifestHash);
  const card = await cardOf(ctx, version, { licence: push.licence });
  tell.total = manifest.shards.reduce((sum, { bytes }) => sum + bytes, 0);
  tell.phase = 'Checking the files';
  await checkShards(ctx.storage, manifest, signal);
  tell.phase = `Uploading to ${push.repo}`;
  const stored = await ctx.storage.stat(objectKey(manifestHash));
  const { endpoint, repo } = push;
  const fetch = hubFetch(
    (address) => mayReachPrivately(ctx.db, address),
    signal,
    (bytes) => {
      tell.done += bytes;
    },
  );
  const accessToken = tokenOf(ctx, push);
  return commitVersion(
    ctx.storage,
    { endpoint, repo, private: push.private, accessToken, fetch, signal },
    {
      ...{ name: version.name, manifest, card },
      manifestFile: { sha256: manifestHash, bytes: stored?.bytes ?? 0 },
    },
  );
}

/** What leaves the house is what was frozen. */
async function checkShards(storage: ObjectStorage, { shards }: Manifest, signal: AbortSignal) {
  for (const { path, sha256 } of shards) {
    const hash = createHash('sha256');
    for await (const chunk of await storage.read(objectKey(sha256))) hash.update(chunk as Uint8Array);
    signal.throwIfAborted();
    if (hash.digest('hex') !== sha256) {
      throw precondition(
        `${path} has other bytes than were frozen. Verify the version, and restore the storage.`,
      );
    }
  }
}

/** The token is of no use any more, and is forgotten. */
async function end(
  ctx: Ctx,
  id: string,
  { done, total }: Teller,
  outcome: { status: 'done' | 'failed'; commit?: string; commitUrl?: string; error?: string },
) {
  // What the Hub had already was not sent, and is there all the same.
  const bytesDone = BigInt(outcome.status === 'done' ? total : Math.min(done, total));
  await ctx.db.hubPush.updateMany({
    where: { id, status: 'running' },
    data: {
      ...{ ...outcome, bytesDone, bytesTotal: BigInt(total) },
      ...{ sealedToken: null, phase: '', finishedAt: ctx.now() },
    },
  });
}

function tokenOf({ encryptionKey }: Ctx, { endpoint, sealedToken }: HubPush): string {
  return openKey(sealedToken ?? '', new URL(endpoint).host, encryptionKey);
}

/** A token that does not open was never sent. */
function tokenOrNone(ctx: Ctx, push: HubPush): string {
  try {
    return tokenOf(ctx, push);
  } catch {
    return '';
  }
}

/** What a person can do about it. The Hub's own words are passed on, without the token. */
function wordsOf(error: unknown, { repo, endpoint }: HubPush, token: string): string {
  const { host } = new URL(endpoint);
  if (error instanceof HubApiError) {
    const { statusCode } = error;
    if (statusCode === 401) return `${host} does not accept this token. Make a new one that may write.`;
    if (statusCode === 403) return `This token may not write to ${repo} on ${host}.`;
    return `${host} answered ${statusCode}: ${hideSecret(error.message, token).slice(0, 500)}`;
  }
  if (error instanceof StudioError || error instanceof EgressError) return error.message;
  log().error({ err: hideSecret(inspect(error), token) }, 'a push broke off');
  const words = error instanceof Error ? hideSecret(error.message, token).slice(0, 500) : 'unknown';
  return `The push broke off: ${words}. Push again: files that arrived are not sent twice.`;
}
