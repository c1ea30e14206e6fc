import { setTimeout } from 'node:timers/promises';
import { errorResponse } from '#lib/http/error-response.ts';
import { eventStream, longestMs } from './event-stream.ts';
import { look, type State } from './look.ts';

export const dynamic = 'force-dynamic';

/** Milliseconds between two looks at the database; a look that takes long makes them rarer. */
const pauseMs = 700;
/** Something is sent at least so often, so that nobody in between takes the stream for dead. */
const silentMs = 20_000;

/**
 * Server-sent events: ?project=… for the list of batches, or with one more parameter what `watched` names. Each message
 * is the whole state as JSON, sent when it differs from the one before; "end" follows when nothing moves any more.
 */
export async function GET(request: Request): Promise<Response> {
  try {
    return eventStream(streamOf(request, await look(request)));
  } catch (error) {
    return errorResponse(error);
  }
}

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
