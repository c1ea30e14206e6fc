import { setTimeout } from 'node:timers/promises';
import { requestActor } from '#lib/auth/actor.ts';
import { contextFor } from '#lib/http/context.ts';
import { errorResponse } from '#lib/http/error-response.ts';
import { resources } from '#lib/http/resources.ts';
import { showRuling } from '#lib/services/audits/index.ts';
import { showRun } from '#lib/services/corpus/index.ts';
import { getProgress, listBatches } from '#lib/services/generate/index.ts';

export const dynamic = 'force-dynamic';

/** Milliseconds between two looks at the database; a look that takes long makes them rarer. */
const pauseMs = 700;
/** A stream ends after this long and the browser opens the next: a lost reader does not stay for ever. */
const longestMs = 10 * 60_000;
/** Something is sent at least so often, so that nobody in between takes the stream for dead. */
const silentMs = 20_000;

type State = { value: unknown; moving: boolean };

/**
 * Server-sent events: ?project=… for the list of batches, &batch=… for one with its newest variants, &run=… for a
 * run over the corpus, &ruling=… for a ruling that is carried out. Each message is
 * the whole state as JSON, sent when it differs from the one before; "end" follows when nothing moves any more.
 */
export async function GET(request: Request): Promise<Response> {
  try {
    const first = await look(request);
    const headers = {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    };
    return new Response(streamOf(request, first), { headers });
  } catch (error) {
    return errorResponse(error);
  }
}

/** Asks as the one who is signed in now: whoever was put out hears nothing more. */
async function look(request: Request): Promise<State> {
  const { searchParams } = new URL(request.url);
  const project = searchParams.get('project') ?? '';
  const batch = searchParams.get('batch');
  const ctx = contextFor(await resources(), await requestActor(request));
  if (batch !== null) {
    const value = await getProgress(ctx, { project, batch });
    // Calls that were under way when it was paused or cancelled still arrive.
    return { value, moving: isMoving(value.status) || value.counts.leased > 0 };
  }
  const run = searchParams.get('run');
  if (run !== null) {
    const value = await showRun(ctx, { project, run });
    return { value, moving: isMoving(value.status) };
  }
  const ruling = searchParams.get('ruling');
  if (ruling !== null) {
    const value = await showRuling(ctx, { project, ruling });
    return { value, moving: value.status === 'applying' || value.status === 'undoing' };
  }
  const { items } = await listBatches(ctx, { project });
  return { value: items, moving: items.some((one) => isMoving(one.status)) };
}

const isMoving = (status: string) => status === 'queued' || status === 'running';

function streamOf(request: Request, first: State): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const until = Date.now() + longestMs;
  let sent = '';
  let sentAt = Date.now();
  let state = first;
  return new ReadableStream({
    async pull(controller) {
      while (!request.signal.aborted) {
        const text = JSON.stringify(state.value);
        if (text !== sent || Date.now() - sentAt > silentMs) {
          const message = text === sent ? ': still here\n\n' : `data: ${text}\n\n`;
          sent = text;
          sentAt = Date.now();
          controller.enqueue(encoder.encode(message));
          return;
        }
        if (!state.moving) controller.enqueue(encoder.encode('event: end\ndata: {}\n\n'));
        if (!state.moving || Date.now() > until) break;
        state = await next(request);
      }
      controller.close();
    },
  });
}

async function next(request: Request): Promise<State> {
  await setTimeout(pauseMs, undefined, { signal: request.signal }).catch(() => {});
  const from = performance.now();
  const state = await look(request).catch(() => ({ value: null, moving: false }));
  const took = performance.now() - from;
  if (took > pauseMs / 4) await setTimeout(took * 4, undefined, { signal: request.signal }).catch(() => {});
  return state;
}
