import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { exchangeFor } from '#lib/egress/exchange-for.ts';
import { guardedFetch, type WatchedInit } from '#lib/egress/guarded-fetch.ts';

/** So long may nothing move before a call is given up. */
const silenceMs = 120_000;

/**
 * A `fetch` for the Hub's client: every address that it connects to, also those that the Hub names for uploads, is
 * judged like that of a model. Files are streamed with their length, which stores ask for, and counted as they go.
 */
export function hubFetch(
  mayBePrivate: (address: string) => Promise<boolean>,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): typeof fetch {
  const send = guardedFetch(async (address, sent, watched) =>
    exchangeFor(await mayBePrivate(address))(address, sent, watched),
  );
  const watch = { timeoutMs: silenceMs, idle: true, signal };
  return async (input, init = {}) => {
    const { body, headers, method } = init;
    if (!(body instanceof Blob)) return send(input, { method, headers, body, watch } as WatchedInit);
    const sent = new Headers(headers);
    sent.set('content-length', String(body.size));
    const content = Readable.toWeb(Readable.from(counted(body, onBytes))) as BodyInit;
    return send(input, { method, headers: sent, body: content, watch } as WatchedInit);
  };
}

async function* counted(body: Blob, onBytes: (bytes: number) => void) {
  for await (const chunk of Readable.fromWeb(body.stream() as ReadableStream)) {
    yield chunk;
    onBytes((chunk as Uint8Array).length);
  }
}
