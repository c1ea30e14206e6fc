import http from 'node:http';
import https from 'node:https';
import { assertCallable, guardedLookup } from './address-guard.ts';
import { LlmError } from './client.ts';

/** A reply beyond this is not a chat completion. */
const maxReplyBytes = 32 * 1024 * 1024;

/**
 * `fetch` for calls whose address people type in: every connection's resolved address is judged, redirects are not
 * followed, the reply's size is bounded, and the signal ends it at any moment, also while the body arrives.
 */
export function guardedFetch(allowPrivateNetwork: boolean): typeof fetch {
  const options = {
    keepAlive: true,
    scheduling: 'lifo' as const,
    lookup: guardedLookup(allowPrivateNetwork),
  };
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    assertCallable(url, allowPrivateNetwork);
    const protocol = url.protocol as keyof typeof agents;
    const send = protocol === 'http:' ? http.request : https.request;
    return new Promise<Response>((done, fail) => {
      const request = send(url, {
        agent: agents[protocol],
        method: init.method ?? 'GET',
        headers: Object.fromEntries(new Headers(init.headers)),
        signal: init.signal ?? undefined,
      });
      request.on('error', fail);
      request.on('response', (message) => readReply(message).then(done, fail));
      request.end(typeof init.body === 'string' ? init.body : undefined);
    });
  };
}

async function readReply(message: http.IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxReplyBytes) {
      message.destroy();
      throw new LlmError('bad-request', 'The reply is over 32 MiB; it was not read to its end.');
    }
    chunks.push(chunk);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const status = message.statusCode ?? 500;
  const empty = status === 204 || status === 205 || status === 304;
  return new Response(empty ? null : Buffer.concat(chunks), { status, headers });
}
