import { type ClaimedRequest, claimRequests } from '#lib/db/queries/claim-requests.ts';
import { claimRoom } from '#lib/db/queries/claim-room.ts';
import { limitLockWait } from '#lib/db/queries/limit-lock-wait.ts';
import { lockThrottle } from '#lib/db/queries/lock-throttle.ts';
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
};

/** How soon places that other workers hold may be free. */
const lookAgainMs = 250;
/** So many at most in one statement. */
const mostAtOnce = 512;

/**
 * Takes as many requests as the endpoint's limits, the batch's budget and the other batches leave room for. `most` is
 * what this run wants at most. Claimed calls count as under way from here on.
 */
export async function claimCalls(
  run: Run,
  endpointId: string,
  load: CallLoad,
  most: number,
): Promise<ClaimedCalls> {
  const news = load.takeNews();
  let begun = 0;
  try {
    return await run.ctx.db.$transaction(async (tx) => {
      await limitLockWait(tx);
      const throttle = await lockThrottle(tx, { endpointId, ...news });
      if (!throttle)
        throw precondition('The model of this batch was deleted. Start a new batch with another one.');
      if (throttle.waitMs > 0) return { requests: [], waitMs: throttle.waitMs, full: false };
      const room = await claimRoom(tx, throttle.allowed, {
        ...{ batchId: run.batch.id, endpointId, workerId: workerOf(run.holder) },
        ...{ underWay: underWay(run.holder, endpointId), expectedCost: load.expectedCost },
      });
      const limits = [throttle.allowed - room.busy, room.share, room.affordable, throttle.requestsLeft];
      const count = Math.floor(Math.min(most, mostAtOnce, ...limits.filter((one) => one !== null)));
      if (count < 1) return { requests: [], waitMs: lookAgainMs, full: true };
      const tokens = throttle.tokensLeft === null ? {} : { tokens: load.tokens(throttle.tokensLeft) };
      const claim = { batchId: run.batch.id, endpointId, workerId: run.holder, count, leaseSeconds };
      const requests = await claimRequests(tx, { ...claim, ...tokens });
      // Before the commit: the next claim of this process counts them.
      countUnderWay(run.holder, endpointId, requests.length);
      begun = requests.length;
      return { requests, waitMs: requests.length > 0 ? lookAgainMs : null, full: requests.length > 0 };
    });
  } catch (error) {
    countUnderWay(run.holder, endpointId, -begun);
    load.giveNewsBack(news);
    throw error;
  }
}
