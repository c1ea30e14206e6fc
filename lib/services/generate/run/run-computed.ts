import { setImmediate } from 'node:timers/promises';
import { type ClaimedRequest, claimRequests } from '#lib/db/queries/claim-requests.ts';
import { seededRandom } from '#lib/math/random.ts';
import { attemptMethod, leaseSeconds, parentOf, type Result, type Run, resultOf, streamOf } from './run.ts';
import { type Judged, judge } from './store-group.ts';
import { storeOrFail } from './store-or-fail.ts';

/** A chunk is one transaction: so much computing that the database's part is small and the bar is lively. */
const chunkMs = 400;
const chunkSizes = { first: 100, least: 20, most: 1000 };
/** Computing gives the event loop its turn at least this often, so that leases and heartbeats go on. */
const sliceMs = 25;

/** Works through the requests of methods that compute: while one chunk is stored, the next one is computed. */
export async function runComputed(run: Run): Promise<void> {
  let storing: Promise<unknown> = Promise.resolve();
  let count = chunkSizes.first;
  while (!run.stopping.aborted) {
    const claimed = await claimRequests(run.ctx.db, {
      batchId: run.batch.id,
      endpointId: null,
      workerId: run.holder,
      count,
      leaseSeconds,
    });
    if (claimed.length === 0) break;
    const from = performance.now();
    const judged = await compute(run, claimed);
    count = nextSize(claimed.length, performance.now() - from);
    await storing;
    storing = storeOrFail(run, judged);
    // Awaited in the next round; this keeps a failure from counting as unhandled until then.
    storing.catch(() => {});
  }
  await storing;
}

function nextSize(done: number, ms: number): number {
  const fitting = Math.round((done * chunkMs) / Math.max(ms, 1));
  return Math.min(Math.max(fitting, chunkSizes.least), chunkSizes.most);
}

async function compute(run: Run, claimed: ClaimedRequest[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  let since = performance.now();
  for (const request of claimed) {
    judged.push(judge(run, computeOne(run, request)));
    if (performance.now() - since < sliceMs) continue;
    await setImmediate();
    since = performance.now();
  }
  return judged;
}

function computeOne(run: Run, request: ClaimedRequest): Result {
  const arm = run.arms.get(request.armId)!;
  const { method } = arm;
  if (method.kind !== 'computed') {
    const message = 'The model of this request was deleted.';
    return resultOf(request, arm, { status: 'failed', reason: 'no-model', message });
  }
  const random = seededRandom(streamOf(run, arm, request));
  const outcome = attemptMethod(() => method.run(parentOf(request), arm.recipe.parameters, random));
  if (outcome.ok) return resultOf(request, arm, { status: 'done', draft: outcome.draft });
  const { reason, message } = outcome;
  return resultOf(request, arm, {
    status: reason === 'method-error' ? 'failed' : 'refused',
    reason,
    message,
  });
}
