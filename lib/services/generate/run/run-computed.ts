import { setImmediate } from 'node:timers/promises';
import { type ClaimedRequest, claimRequests } from '#lib/db/queries/claim-requests.ts';
import type { ComputedMethod, Outcome } from '#lib/domain/generate/method.ts';
import { requestStream } from '#lib/domain/generate/plan-batch.ts';
import { seededRandom } from '#lib/math/random.ts';
import { leaseSeconds, parentOf, type Result, type Run } from './run.ts';
import { type Judged, judge, storeGroup } from './store-group.ts';

/** Requests of one transaction: large enough that the database's part is small, small enough for a lively bar. */
const chunkSize = 500;
/** Computing gives the event loop its turn at least this often, so that leases and heartbeats go on. */
const sliceMs = 25;

/** Works through a batch whose method computes: while one chunk is stored, the next one is computed. */
export async function runComputed(run: Run, method: ComputedMethod): Promise<void> {
  let storing: Promise<unknown> = Promise.resolve();
  while (!run.stopping.aborted) {
    const claimed = await claimRequests(run.ctx.db, {
      batchId: run.batch.id,
      workerId: run.holder,
      count: chunkSize,
      leaseSeconds,
    });
    if (claimed.length === 0) break;
    const judged = await compute(run, method, claimed);
    await storing;
    storing = storeGroup(run, judged);
    // Awaited in the next round; this keeps a failure from counting as unhandled until then.
    storing.catch(() => {});
  }
  await storing;
}

async function compute(run: Run, method: ComputedMethod, claimed: ClaimedRequest[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  let since = performance.now();
  for (const request of claimed) {
    judged.push(judge(run, computeOne(run, method, request)));
    if (performance.now() - since < sliceMs) continue;
    await setImmediate();
    since = performance.now();
  }
  return judged;
}

function computeOne({ recipe }: Run, method: ComputedMethod, request: ClaimedRequest): Result {
  const stream = requestStream(recipe.randomSeed, request.contentHash, request.sample);
  const outcome = attempt(() => method.run(parentOf(request), recipe.parameters, seededRandom(stream)));
  const blank = { request, reply: null, promptTokens: null, completionTokens: null, cost: null };
  if (outcome.ok) return { ...blank, status: 'done', reason: null, message: null, draft: outcome.draft };
  const { reason, message } = outcome;
  return { ...blank, status: reason === 'method-error' ? 'failed' : 'refused', reason, message, draft: null };
}

/** One seed that breaks a method must not stop the others. */
function attempt(run: () => Outcome): Outcome {
  try {
    return run();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: 'method-error', message: `The method broke on this seed: ${message}` };
  }
}
