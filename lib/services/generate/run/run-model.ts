import { type ClaimedRequest, claimRequests } from '#lib/db/queries/claim-requests.ts';
import { type Asked, ask } from './ask.ts';
import { type Endpoint, loadEndpoint } from './endpoint.ts';
import { createGroupWriter } from './group-writer.ts';
import { leaseSeconds, type Run } from './run.ts';
import { type Judged, judge } from './store-group.ts';

/** How long free places wait for requests whose back-off ends. */
const lookAgainMs = 250;
/** So many errors in a row that no repetition can cure, without one reply between, stop the batch. */
const fatalInRow = 3;

/** Asks one model for every free request of the batch, so many at a time as its endpoint allows. */
export async function runModel(run: Run, endpointId: string): Promise<void> {
  const endpoint = await loadEndpoint(run.ctx, endpointId);
  const writer = createGroupWriter(run);
  const state = { inFlight: 0, fatal: 0, wake: () => {}, failure: null as unknown };
  const handle = async (request: ClaimedRequest) => {
    try {
      await settleOne(run, endpoint, await ask(run, endpoint, request), state, writer.add);
    } catch (error) {
      state.failure ??= error;
    } finally {
      state.inFlight--;
      state.wake();
    }
  };
  while (!run.stopping.aborted && state.failure === null && state.fatal < fatalInRow) {
    const claimed = await claimRequests(run.ctx.db, {
      batchId: run.batch.id,
      endpointId,
      workerId: run.holder,
      count: endpoint.concurrency - state.inFlight,
      leaseSeconds,
    });
    state.inFlight += claimed.length;
    for (const request of claimed) void handle(request);
    if (state.inFlight === 0) break;
    await oneEnds(state, state.inFlight < endpoint.concurrency ? lookAgainMs : null);
  }
  while (state.inFlight > 0) await oneEnds(state, null);
  if (state.failure) throw state.failure;
}

type State = { inFlight: number; fatal: number; wake: () => void };

/** Waits until a request ends, or for so long. */
async function oneEnds(state: State, ms: number | null): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((go) => {
    state.wake = go;
    if (ms !== null) timer = setTimeout(go, ms);
  });
  clearTimeout(timer);
}

async function settleOne(
  run: Run,
  endpoint: Endpoint,
  { result, fatal }: Asked,
  state: State,
  write: (judged: Judged) => Promise<void>,
): Promise<void> {
  await write(judge(run, result));
  if (result.call?.status === 'failed' && !fatal) return;
  state.fatal = fatal ? state.fatal + 1 : 0;
  if (state.fatal === fatalInRow) await stopBatch(run, endpoint, result.message ?? '');
}

async function stopBatch(run: Run, endpoint: Endpoint, message: string): Promise<void> {
  const error = `${endpoint.name} refused ${fatalInRow} requests in a row and the batch was stopped: ${message}`;
  await run.ctx.db.batch.updateMany({
    where: { id: run.batch.id, status: 'running' },
    data: { status: 'failed', stopReason: 'provider', error, finishedAt: run.ctx.now() },
  });
}
