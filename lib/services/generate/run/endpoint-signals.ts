import type { ClaimedRequest } from '#lib/db/queries/claim-requests.ts';
import { slowEndpoint } from '#lib/db/queries/slow-endpoint.ts';
import type { LlmError, RateLimits } from '#lib/llm/client.ts';
import type { Run } from './run.ts';

/** While an endpoint refuses connections, or asks for patience without a time, it is left alone so long. */
const firstPauseMs = 500;
const longestPauseMs = 60_000;

/** Tells all workers what a failed call says about its endpoint: too much at once, or out of reach. */
export async function heedError(
  { ctx }: Run,
  endpointId: string,
  { claimedAt, attempts }: ClaimedRequest,
  error: LlmError,
): Promise<void> {
  const { kind, status, sent, retryAfterMs } = error;
  const refused = kind === 'rate-limit' || status === 503;
  const away = kind === 'network' && !sent;
  if (!refused && !away && retryAfterMs === null) return;
  const growing = Math.min(firstPauseMs * 2 ** (attempts - 1), longestPauseMs);
  const pauseMs = Math.max(retryAfterMs ?? (refused || away ? growing : 0), pauseOf(error.limits, 0));
  await slowEndpoint(ctx.db, { endpointId, claimedAt, halve: refused, pauseMs });
}

/** Heeds what an answer's headers say: where nothing is left, it waits for a part of the limit to come back. */
export async function heedLimits(
  { ctx }: Run,
  endpointId: string,
  { claimedAt }: ClaimedRequest,
  limits: RateLimits | null,
  tokensOfCall: number,
): Promise<void> {
  const pauseMs = pauseOf(limits, tokensOfCall);
  if (pauseMs > 0) await slowEndpoint(ctx.db, { endpointId, claimedAt, halve: false, pauseMs });
}

/** Of a limit that is used up so large a part comes back before the next calls. */
const part = 0.1;

/** How long the headers ask to wait; resets name the time until the whole limit is back. */
function pauseOf(limits: RateLimits | null, tokensOfCall: number): number {
  if (!limits) return 0;
  const requests = backAfter(limits.requestsLeft, 1, limits.requestsLimit, limits.requestsResetMs);
  const tokens = backAfter(
    limits.tokensLeft,
    Math.max(tokensOfCall, 1),
    limits.tokensLimit,
    limits.tokensResetMs,
  );
  return Math.min(Math.max(requests, tokens), longestPauseMs);
}

function backAfter(
  left: number | null,
  needed: number,
  limit: number | null,
  resetMs: number | null,
): number {
  if (left === null || resetMs === null || left >= needed) return 0;
  if (limit === null || limit <= left) return resetMs;
  const wanted = Math.min(Math.max(needed, limit * part), limit);
  return (resetMs * (wanted - left)) / (limit - left);
}
