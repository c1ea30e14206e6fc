import { setTimeout } from 'node:timers/promises';
import type { ClaimedRequest } from '#lib/db/queries/claim-requests.ts';
import { stopOf } from '#lib/db/queries/stop-of.ts';
import { type Asked, ask } from './ask.ts';
import { type CallLoad, createCallLoad } from './call-load.ts';
import { type ClaimedCalls, claimCalls } from './claim-calls.ts';
import { type Endpoint, loadEndpoint } from './endpoint.ts';
import { heedError, heedLimits } from './endpoint-signals.ts';
import { createFatalWatch } from './fatal-errors.ts';
import { createGroupWriter } from './group-writer.ts';
import type { Run } from './run.ts';
import { stopAtCondition, stopByProvider } from './stop-batch.ts';
import { judgeApart } from './store-group.ts';
import { countUnderWay } from './under-way.ts';

/** The longest sleep between two looks at what is free. */
const longestSleepMs = 1000;
/** Ends are gathered for so long before the next claim. */
const gatherMs = 8;
/**
 * No more calls where so many times the concurrency are not stored: a killed worker's replies are paid for again, so a
 * slow database makes it ask slower.
 */
const unstoredShare = 3;
/** Calls at a time until the endpoint has answered one. */
const firstCalls = 4;

/** One run's work at one endpoint. */
type Desk = {
  run: Run;
  endpoint: Endpoint;
  load: CallLoad;
  fatal: ReturnType<typeof createFatalWatch>;
  write: ReturnType<typeof createGroupWriter>;
  /** Requests that are not stored yet: calls under way, and replies on their way into the database. */
  open: number;
  calls: number;
  wake: () => void;
  failure: { error: unknown } | null;
};

/** Asks one model for every free request of the batch, so many at a time as all limits allow. */
export async function runModel(run: Run, endpointId: string): Promise<void> {
  const desk: Desk = {
    ...{ run, endpoint: await loadEndpoint(run.ctx, endpointId), load: createCallLoad(run, endpointId) },
    ...{ fatal: createFatalWatch(run.batch.callsAnswered > 0), write: createGroupWriter(run) },
    ...{ open: 0, calls: 0, wake: () => {}, failure: null },
  };
  run.stopping.addEventListener('abort', () => desk.wake(), { once: true });
  try {
    await claimAll(desk);
  } catch (error) {
    desk.failure ??= { error };
  }
  // Whatever went wrong: calls that are under way are paid for, so they end and are stored first.
  while (desk.open > 0) await wakeUp(desk, null);
  if (desk.failure) throw desk.failure.error;
}

async function claimAll(desk: Desk): Promise<void> {
  const { run, endpoint, load, fatal } = desk;
  while (!run.stopping.aborted && !desk.failure) {
    const room = unstoredShare * endpoint.concurrency - desk.open;
    const most = fatal.isKnown() ? room : Math.min(room, firstCalls - desk.calls);
    // A claim for each reply that was stored would cost more than the call.
    if (room < Math.max(1, endpoint.concurrency / 2)) {
      await wakeUp(desk, longestSleepMs);
      continue;
    }
    const claimed = await claimCalls(run, endpoint.id, load, most);
    for (const request of claimed.requests) void handle(desk, request);
    if (claimed.requests.length === 0 && (await isOver(desk, claimed))) break;
    await rest(desk, claimed);
  }
}

/** Nothing was claimed: whether that is all for this run. */
async function isOver({ run, open }: Desk, { waitMs }: ClaimedCalls): Promise<boolean> {
  const stop = await stopOf(run.ctx.db, run.batch.id);
  if (stop?.status !== 'running') return true;
  if (stop.reached) await stopAtCondition(run, stop.reached);
  return stop.reached !== null || (waitMs === null && open === 0);
}

/** Waits until a claim may give something: an end, or for so long as the limits say. */
async function rest(desk: Desk, { waitMs, full }: ClaimedCalls): Promise<void> {
  const longest = Math.min(waitMs ?? longestSleepMs, longestSleepMs);
  if (full || waitMs === null) {
    await wakeUp(desk, longest);
    await setTimeout(gatherMs);
  } else await setTimeout(longest, undefined, { signal: desk.run.stopping }).catch(() => {});
}

/** Waits until a call ends or a reply is stored, or for so long. */
async function wakeUp(desk: { wake: () => void }, ms: number | null): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((go) => {
    desk.wake = go;
    if (ms !== null) timer = globalThis.setTimeout(go, ms);
  });
  clearTimeout(timer);
}

async function handle(desk: Desk, request: ClaimedRequest): Promise<void> {
  const { run, endpoint } = desk;
  desk.open++;
  desk.calls++;
  try {
    const asked = await ask(run, endpoint, request).finally(() => {
      desk.calls--;
      countUnderWay(run.holder, endpoint.id, -1);
      desk.wake();
    });
    const [heeded] = await Promise.allSettled([heed(desk, request, asked)]);
    await desk.write.add(await judgeApart(run, asked.result));
    if (heeded.status === 'rejected') throw heeded.reason;
  } catch (error) {
    desk.failure ??= { error };
  } finally {
    desk.open--;
    desk.wake();
  }
}

/** What a call's end says about the endpoint and the batch. */
async function heed(desk: Desk, request: ClaimedRequest, asked: Asked): Promise<void> {
  const { run, endpoint, load, fatal } = desk;
  const { used, error } = asked;
  load.ended(request, used);
  if (used) fatal.answered();
  await tellOthers(desk, request, asked);
  if (error && !run.aborting.aborted && fatal.stops(error)) await stopByProvider(run, endpoint.name, error);
}

/** News of an endpoint's limits are worth a line of the log where they cannot be written; the next call brings others. */
async function tellOthers({ run, endpoint }: Desk, request: ClaimedRequest, asked: Asked): Promise<void> {
  const { used, error, limits } = asked;
  try {
    if (used && limits) await heedLimits(run, endpoint.id, request, limits, used.prompt + used.completion);
    if (error && !run.aborting.aborted) await heedError(run, endpoint.id, request, error);
  } catch (fault) {
    const text = fault instanceof Error ? fault.message : String(fault);
    run.warn?.(`The limits of ${endpoint.name} could not be noted: ${text}`);
  }
}
