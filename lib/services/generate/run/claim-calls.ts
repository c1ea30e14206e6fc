import { type ClaimedRequest, claimRequests } from '#lib/db/queries/claim-requests.ts';
import { claimRoom, type Room } from '#lib/db/queries/claim-room.ts';
import { limitLockWait } from '#lib/db/queries/limit-lock-wait.ts';
import { lockThrottle, type Throttle } from '#lib/db/queries/lock-throttle.ts';
import { precondition } from '#lib/domain/errors.ts';
import type { CallLoad } from './call-load.ts';
import { leaseSeconds, type Run } from './run.ts';
import { countUnderWay, underWay, workerOf } from './under-way.ts';

export type ClaimedCalls = {
  requests: ClaimedRequest[];
  /** When to look again, in milliseconds; null where nothing of the batch is free. */
  waitMs: number | null;
  /** True where more calls end before there is room; false where only time helps. */
  full: boolean;
  /** How many calls this run may have under way now. */
  atOnce: number;
  /** How many requests it may hold beyond those, until there is room for their calls. */
  ahead: number;
};

export type ClaimAsked = {
  /** What this run wants at most. */
  most: number;
  /** What it would hold beyond the calls that may be under way, where nothing but their number is limited. */
  ahead: number;
  /** Requests that it holds now: under way, or waiting for room. */
  held: () => number;
};

/** How soon places that other workers hold may be free. */
const lookAgainMs = 250;
/** So many at most in one statement. */
const mostAtOnce = 512;

/**
 * Takes as many requests as the endpoint's limits, the batch's budget and the other batches leave room for. Claimed calls
 * count as under way from here on.
 */
export async function claimCalls(
  run: Run,
  endpointId: string,
  load: CallLoad,
  asked: ClaimAsked,
): Promise<ClaimedCalls> {
  const news = load.takeNews();
  let begun = 0;
  try {
    return await run.ctx.db.$transaction(async (tx) => {
      await limitLockWait(tx);
      const throttle = await lockThrottle(tx, { endpointId, ...news });
      if (!throttle)
        throw precondition('The model of this batch was deleted. Start a new batch with another one.');
      if (throttle.waitMs > 0) {
        return { requests: [], waitMs: throttle.waitMs, full: false, atOnce: 0, ahead: 0 };
      }
      const [held, all] = [asked.held(), underWay(run.holder, endpointId)];
      const room = await claimRoom(tx, throttle.allowed, {
        ...{ batchId: run.batch.id, endpointId, workerId: workerOf(run.holder) },
        ...{ underWay: all, expectedCost: load.expectedCost },
      });
      const ahead = aheadOf(throttle, room, asked.ahead);
      const limits = [throttle.allowed + ahead - room.busy, room.share + ahead];
      const more = [room.affordable, throttle.requestsLeft].filter((one) => one !== null);
      const count = Math.floor(Math.min(asked.most, mostAtOnce, ...limits, ...more));
      const may = { atOnce: Math.floor(throttle.allowed - room.busy) + held, ahead };
      if (count < 1) return { requests: [], waitMs: lookAgainMs, full: true, ...may };
      const tokens = throttle.tokensLeft === null ? {} : { tokens: load.tokens(throttle.tokensLeft) };
      const claim = { batchId: run.batch.id, endpointId, workerId: run.holder, count, leaseSeconds };
      const requests = await claimRequests(tx, { ...claim, ...tokens });
      // Before the commit: the next claim of this process counts them.
      countUnderWay(run.holder, endpointId, requests.length);
      begun = requests.length;
      const some = requests.length > 0;
      return { requests, waitMs: some ? lookAgainMs : null, full: some, ...may };
    });
  } catch (error) {
    countUnderWay(run.holder, endpointId, -begun);
    load.giveNewsBack(news);
    throw error;
  }
}

/** Money, rates and other batches are counted by calls: with any of those nothing is held that is not asked at once. */
function aheadOf({ allowed, requestsLeft, tokensLeft }: Throttle, room: Room, wanted: number): number {
  const free = room.affordable === null && requestsLeft === null && tokensLeft === null;
  return free && room.share >= Math.floor(allowed) ? Math.min(wanted, Math.floor(allowed / 2)) : 0;
}
