/** A stream ends after this long and the browser opens the next: a lost reader does not stay for ever; in ms. */
export const longestMs = 10 * 60_000;

/** Server-sent events as an answer that nobody in between keeps back. */
export const eventStream = (stream: ReadableStream<Uint8Array>): Response =>
  new Response(stream, {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    },
  });
