import { setTimeout } from 'node:timers/promises';
import type { ClaimedRequest } from '#lib/db/queries/claim-requests.ts';
import { releaseLeases } from '#lib/db/queries/release-leases.ts';
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
/**
 * So many calls at once of which one takes no more than so many claims would be asked in rounds, each waiting for the next
 * claim: a share of requests is claimed ahead, and a call begins when another ends. Claims keep up with fewer calls, and
 * with longer ones.
 */
const manyCalls = 64;
const shortCall = 20;
const aheadShare = 0.5;
/** The weights of a call and of a claim in their mean times. */
const learning = { call: 0.02, claim: 0.2 };
/** A held request is begun so long after the last look at whether the batch still runs; later it is looked at again. */
const freshMs = 100;
/** While enough is held, how long until the next look at what is allowed. */
const lookAgainMs = 250;
/** How long after an error, or news of limits, nothing is held that is not asked at once. */
const carefulMs = 10_000;

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
  /** Calls that ended, their mean time, and that of claims, in ms. */
  ended: number;
  callMs: number;
  claimMs: number;
  /** Claimed, and waiting for room. */
  ready: ClaimedRequest[];
  /** Calls that may be under way, as the last claim said. */
  atOnce: number;
  claimedAt: number;
  /** Until then nothing is held. */
  carefulUntil: number;
  wake: () => void;
  failure: { error: unknown } | null;
};

/** Asks one model for every free request of the batch, so many at a time as all limits allow. */
export async function runModel(run: Run, endpointId: string): Promise<void> {
  const desk: Desk = {
    ...{ run, endpoint: await loadEndpoint(run.ctx, endpointId), load: createCallLoad(run, endpointId) },
    ...{ fatal: createFatalWatch(run.batch.callsAnswered > 0), write: createGroupWriter(run) },
    ...{ open: 0, calls: 0, ended: 0, callMs: 0, claimMs: 0, ready: [] },
    ...{ atOnce: 0, claimedAt: 0, carefulUntil: 0, wake: () => {}, failure: null },
  };
  run.stopping.addEventListener('abort', () => desk.wake(), { once: true });
  try {
    await claimAll(desk);
  } catch (error) {
    desk.failure ??= { error };
  }
  // After a failure too: what is held counts as under way for all that this process does.
  await giveBack(desk).catch((error: unknown) => {
    desk.failure ??= { error };
  });
  // Whatever went wrong: calls that are under way are paid for, so they end and are stored first.
  while (desk.open > 0) await wakeUp(desk, null);
  if (desk.failure) throw desk.failure.error;
}

async function claimAll(desk: Desk): Promise<void> {
  const { run, endpoint, load, fatal } = desk;
  while (!run.stopping.aborted && !desk.failure) {
    if (isCareful(desk)) await giveBack(desk);
    const ahead = aheadOf(desk);
    const room = roomOf(desk);
    const most = fatal.isKnown() ? room : Math.min(room, firstCalls - desk.calls);
    // A claim for each reply that was stored would cost more than the call.
    const supplied = isSupplied(desk, ahead);
    if (supplied || room < Math.max(1, endpoint.concurrency / 2)) {
      await wakeUp(desk, supplied ? lookAgainMs : longestSleepMs);
      continue;
    }
    const held = () => desk.calls + desk.ready.length;
    const from = performance.now();
    const claimed = await claimCalls(run, endpoint.id, load, { most, ahead, held });
    desk.claimedAt = performance.now();
    desk.claimMs += (desk.claimedAt - from - desk.claimMs) * learning.claim;
    desk.atOnce = claimed.atOnce;
    desk.ready.push(...claimed.requests);
    beginReady(desk);
    if (claimed.ahead === 0) await giveBack(desk);
    if (claimed.requests.length === 0 && (await isOver(desk, claimed))) break;
    await rest(desk, claimed);
  }
}

const isCareful = (desk: Desk) => performance.now() < desk.carefulUntil;

/** Requests that may be begun or held before too many are not stored. */
const roomOf = ({ endpoint, open, ready }: Desk) =>
  unstoredShare * endpoint.concurrency - open - ready.length;

/** What is to be held beyond the calls under way; none where every call may be the last that is wanted. */
function aheadOf(desk: Desk): number {
  const { concurrency } = desk.endpoint;
  if (concurrency < manyCalls || desk.run.batch.stopPassed !== null || isCareful(desk)) return 0;
  const short = desk.ended >= manyCalls && desk.callMs < shortCall * desk.claimMs;
  return short ? Math.floor(concurrency * aheadShare) : 0;
}

/** Enough is held, and what is allowed was looked at a moment ago. */
const isSupplied = ({ ready, claimedAt, calls, atOnce }: Desk, ahead: number) =>
  ready.length > ahead / 2 && performance.now() < claimedAt + (calls < atOnce ? freshMs : lookAgainMs);

/** A call ended or a reply was stored: what is held takes its place. */
function goOn(desk: Desk): void {
  if (!isCareful(desk) && performance.now() < desk.claimedAt + freshMs) beginReady(desk);
}

/** Begins the calls that there is room for. */
function beginReady(desk: Desk): void {
  const { run, endpoint, ready } = desk;
  const mostOpen = unstoredShare * endpoint.concurrency;
  while (ready.length > 0 && desk.calls < desk.atOnce && desk.open < mostOpen) {
    if (run.stopping.aborted || desk.failure) return;
    void handle(desk, ready.shift()!);
  }
}

/** What was claimed and not begun is free again, as if nobody had claimed it. */
async function giveBack(desk: Desk): Promise<void> {
  const { run, endpoint, ready } = desk;
  if (ready.length === 0) return;
  const given = ready.splice(0);
  countUnderWay(run.holder, endpoint.id, -given.length);
  await releaseLeases(run.ctx.db, given);
}

/** Nothing was claimed: whether that is all for this run. */
async function isOver({ run, open, ready }: Desk, { waitMs }: ClaimedCalls): Promise<boolean> {
  const stop = await stopOf(run.ctx.db, run.batch.id);
  if (stop?.status !== 'running') return true;
  if (stop.reached) await stopAtCondition(run, stop.reached);
  return stop.reached !== null || (waitMs === null && open === 0 && ready.length === 0);
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
    const from = performance.now();
    const asked = await ask(run, endpoint, request).finally(() => {
      desk.calls--;
      desk.ended++;
      desk.callMs += (performance.now() - from - desk.callMs) * Math.max(learning.call, 1 / desk.ended);
      countUnderWay(run.holder, endpoint.id, -1);
      desk.wake();
    });
    if (asked.error || asked.limits) desk.carefulUntil = performance.now() + carefulMs;
    else goOn(desk);
    const [heeded] = await Promise.allSettled([heed(desk, request, asked)]);
    await desk.write.add(await judgeApart(run, asked.result));
    if (heeded.status === 'rejected') throw heeded.reason;
  } catch (error) {
    desk.failure ??= { error };
  } finally {
    desk.open--;
    goOn(desk);
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
