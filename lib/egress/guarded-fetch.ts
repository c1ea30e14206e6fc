import type http from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Exchange, Watch } from './exchange.ts';

/** What a call's `fetchOptions` carry through the `openai` package to the exchange below it. */
export type WatchedInit = RequestInit & { watch?: Watch };

const unwatched: Watch = { timeoutMs: 60_000 };

/** An exchange as a `fetch`. */
export function guardedFetch(exchange: Exchange): typeof fetch {
  return async (input, init: WatchedInit = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    const headers = Object.fromEntries(new Headers(init.headers));
    const body = bodyOf(init.body, headers);
    const watch = init.watch ?? unwatched;
    const reply = await exchange(url, { method: init.method ?? 'GET', headers, body }, watch);
    const { status } = reply;
    const empty = status === 204 || status === 205 || status === 304;
    const streams = watch.stream && status < 300;
    const content = streams ? (Readable.toWeb(reply.message) as BodyInit) : new Uint8Array(reply.body);
    return new Response(empty ? null : content, { status, headers: toHeaders(reply.headers) });
  };
}

/** A form or a stream is sent piece by piece; a form brings its own content type. */
function bodyOf(
  body: BodyInit | null | undefined,
  headers: Record<string, string>,
): string | Readable | undefined {
  if (body === null || body === undefined || typeof body === 'string') return body ?? undefined;
  const carrier = new Response(body);
  const type = carrier.headers.get('content-type');
  if (type !== null) headers['content-type'] ??= type;
  return Readable.fromWeb(carrier.body as ReadableStream);
}

function toHeaders(received: http.IncomingHttpHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(received)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
