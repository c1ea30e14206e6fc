import http from 'node:http';
import https from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { assertCallable, guardedLookup, type Resolve } from './address-guard.ts';
import { EgressError } from './egress-error.ts';

/** A reply beyond this is not a chat completion. */
const maxReplyBytes = 32 * 1024 * 1024;
/** Servers drop idle connections after five seconds and more; one that is about to be dropped is not used again. */
const idleConnectionMs = 4000;

/** How one call is watched over. */
export type Watch = {
  timeoutMs: number;
  signal?: AbortSignal;
  /** The time limit is for silence, and not for the whole. */
  idle?: boolean;
  /** The body of a good reply is handed over while it arrives. */
  stream?: boolean;
};

export type Sent = { method: string; headers: Record<string, string>; body?: string | Readable };
export type Received = {
  status: number;
  headers: http.IncomingHttpHeaders;
  message: http.IncomingMessage;
  body: Buffer;
};
export type Exchange = (url: string, sent: Sent, watch: Watch) => Promise<Received>;

type Target = { url: string; host: string; send: typeof http.request; options: https.RequestOptions };

/**
 * HTTP for addresses that people type in: every connection's resolved address is judged, redirects are not followed,
 * the reply's size is bounded, and the time limit and the signal end it at any moment. Whatever goes wrong is an
 * EgressError that says whether the request may have reached the other side.
 */
export function createExchange(allowPrivateNetwork: boolean, resolve?: Resolve): Exchange {
  const options = {
    ...{ keepAlive: true, scheduling: 'lifo' as const, maxFreeSockets: 2048, timeout: idleConnectionMs },
    lookup: guardedLookup(allowPrivateNetwork, resolve),
  };
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };
  let last: Target | null = null;
  const targetOf = (address: string): Target => {
    if (last?.url === address) return last;
    const url = new URL(address);
    assertCallable(url, allowPrivateNetwork);
    const protocol = url.protocol as keyof typeof agents;
    const send = protocol === 'http:' ? http.request : https.request;
    const { hostname, port, pathname, search, host } = url;
    // node:http takes an IPv6 address without its brackets.
    const bare = hostname.replace(/^\[|\]$/g, '');
    const where = { protocol, hostname: bare, port, path: pathname + search, agent: agents[protocol] };
    last = { url: address, host, send, options: where };
    return last;
  };
  return async (address, sent, watch) => perform(targetOf(address), sent, watch);
}

function perform(target: Target, { method, headers, body }: Sent, watch: Watch): Promise<Received> {
  return new Promise((done, fail) => {
    const request = target.send({ ...target.options, method, headers });
    const guard = guardCall(request, watch);
    const broken = (error: unknown) => {
      guard.end();
      fail(asEgressError(error, request, target.host));
    };
    request.on('error', broken);
    request.on('response', (message) => {
      guard.message = message;
      const { statusCode: status = 500, headers: received } = message;
      if (watch.stream && status < 300) {
        message.once('close', guard.end);
        return done({ status, headers: received, message, body: Buffer.alloc(0) });
      }
      collect(message, (error, bytes) => {
        if (error) return broken(error);
        guard.end();
        done({ status, headers: received, message, body: bytes });
      });
    });
    if (typeof body === 'object') {
      pipeline(body, request, (error) => {
        // The other side may answer, and close, before it has read everything: then its answer counts.
        if (error && !guard.message) broken(error);
      });
    } else request.end(body);
  });
}

function collect(message: http.IncomingMessage, done: (error: Error | null, bytes: Buffer) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  message.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes <= maxReplyBytes) return;
    const text = 'The reply is over 32 MiB; it was not read to its end.';
    message.destroy(new EgressError('too-large', text, { sent: true, status: message.statusCode ?? null }));
  });
  message.on('end', () => done(null, chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
  message.on('error', (error) => done(error, Buffer.alloc(0)));
}

type Guard = { message: http.IncomingMessage | null; end: () => void };

/** Ends the call at its time limit and with its signal. */
function guardCall(request: http.ClientRequest, watch: Watch): Guard {
  const { timeoutMs, idle, signal } = watch;
  const guard: Guard = { message: null, end: () => {} };
  const stop = (kind: 'timeout' | 'network', text: string) => {
    const error = new EgressError(kind, text, { sent: mayHaveArrived(request) });
    (guard.message ?? request).destroy(error);
  };
  const seconds = Math.round(timeoutMs / 100) / 10;
  const cancel = () => stop('network', 'The call was cancelled.');
  const timer = idle ? null : setTimeout(() => stop('timeout', `No reply within ${seconds} s.`), timeoutMs);
  if (idle) {
    const from = performance.now();
    request.setTimeout(timeoutMs, () => {
      // While it connects, a socket tells of the shorter silence after which an idle connection is dropped.
      if (performance.now() - from >= timeoutMs - 50) stop('timeout', `Nothing came for ${seconds} s.`);
    });
  }
  guard.end = () => {
    if (timer) clearTimeout(timer);
    if (signal) onAbort(signal).delete(cancel);
  };
  if (signal) onAbort(signal).add(cancel);
  if (signal?.aborted) cancel();
  return guard;
}

/** One listener a signal, however many calls are under way: thousands of calls share the signal of their worker. */
const cancels = new WeakMap<AbortSignal, Set<() => void>>();

function onAbort(signal: AbortSignal): Set<() => void> {
  const known = cancels.get(signal);
  if (known) return known;
  const made = new Set<() => void>();
  cancels.set(signal, made);
  signal.addEventListener('abort', () => {
    for (const cancel of [...made]) cancel();
  });
  return made;
}

/** False only while the connection was never open. */
function mayHaveArrived(request: http.ClientRequest): boolean {
  const socket = request.socket as (http.ClientRequest['socket'] & { secureConnecting?: boolean }) | null;
  return socket !== null && !socket.connecting && !socket.secureConnecting;
}

const beforeConnection = new Set(['connect', 'getaddrinfo']);

function neverConnected(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(neverConnected);
  return error instanceof Error && 'syscall' in error && beforeConnection.has(String(error.syscall));
}

function asEgressError(error: unknown, request: http.ClientRequest, host: string): EgressError {
  if (error instanceof EgressError) return error;
  const sent = !neverConnected(error) && mayHaveArrived(request);
  const text = sent ? `The connection to ${host} broke` : `No connection to ${host}`;
  return new EgressError('network', `${text}: ${messageOf(error)}`, { sent });
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
