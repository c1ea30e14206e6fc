import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '#lib/observe/log.ts';
import type { ProcessMetrics } from '#lib/observe/metrics.ts';
import { givenRequestId, inScope, newRequestId, type Scope } from '#lib/observe/scope.ts';
import { spanned } from '#lib/observe/trace.ts';
import type { Admission, RequestKind, Ticket } from './admission.ts';
import { answerBusy } from './busy-answer.ts';

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

export type Watching = {
  admission: Admission;
  metrics: ProcessMetrics;
  log: Log;
  /** The pattern of a path. */
  routeOf: (pathname: string) => string;
};

/** Stands before a server's own listener: every request gets an id, is let in or told to come back, counted and logged. */
export function watchRequests(watching: Watching, next: Listener): Listener {
  const tell = shedTeller(watching);
  return (request, response) => {
    const pathname = pathOf(request);
    const scope = scopeOf(request);
    response.setHeader('X-Request-Id', scope.requestId);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const ticket = watching.admission.enter(kindOf(pathname), clientOf(request), gone.signal);
    const begin = performance.now();
    const go = (given: Ticket) => {
      if (!given.admitted) {
        tell(given.reason);
        if (!response.destroyed) answerBusy(request, response);
        return;
      }
      response.once('close', given.leave);
      if (gone.signal.aborted) return given.leave();
      serve({ ...watching, request, response, scope, pathname, begin }, next);
    };
    if (ticket instanceof Promise) void ticket.then(go);
    else go(ticket);
  };
}

type Served = Watching & {
  request: IncomingMessage;
  response: ServerResponse;
  scope: Scope;
  pathname: string;
  begin: number;
};

function serve(served: Served, next: Listener): void {
  const { request, response, scope, pathname, routeOf } = served;
  const method = request.method ?? 'GET';
  const parent = request.headers.traceparent;
  const options = {
    kind: 'server' as const,
    parent: typeof parent === 'string' ? parent : undefined,
    attributes: { 'http.request.method': method, 'url.scheme': 'http' },
  };
  const ended = new Promise<void>((end) => response.once('close', end));
  inScope(scope, () =>
    spanned(`${method} ${routeOf(pathname)}`, options, async (note) => {
      next(request, response);
      await ended;
      const route = scope.route ?? routeOf(pathname);
      note({ 'http.route': route, 'http.response.status_code': response.statusCode });
      told(served, method, route);
    }),
  );
}

function told({ metrics, log, response, begin, pathname }: Served, method: string, route: string): void {
  const ms = performance.now() - begin;
  // One whose reader went away before the answer began has no status yet; 499 is what proxies call it.
  const status = response.headersSent ? response.statusCode : 499;
  metrics.requests.inc({ method, route, status });
  // How long somebody listened says nothing of how fast it was answered.
  if (kindOf(pathname) !== 'stream') metrics.requestSeconds.observe({ method, route }, ms / 1000);
  const line = { method, route, status, ms: Math.round(ms * 10) / 10 };
  if (status >= 500) log.error(line, 'request');
  else if (kindOf(pathname) === 'open') log.debug(line, 'request');
  else log.info(line, 'request');
}

/** One line a second at most, however many are told to come back. */
function shedTeller({ admission, metrics, log }: Watching): (reason: string) => void {
  let untold = 0;
  return (reason) => {
    metrics.shed.inc({ reason });
    untold++;
    if (untold > 1) return;
    setTimeout(() => {
      const { active, waiting } = admission;
      log.warn({ requests: untold, reason, active, waiting }, 'told to come back later');
      untold = 0;
    }, 1000).unref();
  };
}

const pathOf = ({ url = '/' }: IncomingMessage) => url.split('?', 1)[0] ?? '/';

const openPaths = new Set(['/api/health', '/api/ready', '/api/metrics']);

function kindOf(pathname: string): RequestKind {
  if (openPaths.has(pathname) || pathname.startsWith('/_next/')) return 'open';
  return pathname === '/api/events' || pathname.startsWith('/api/events/') ? 'stream' : 'work';
}

function scopeOf({ headers, socket }: IncomingMessage): Scope {
  const forwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return {
    requestId: givenRequestId(headers['x-request-id']) ?? newRequestId(),
    peer: { address: socket.remoteAddress ?? '', forwarded },
  };
}

/** Whose share a request counts to: a token's, a session's, else an address's. */
function clientOf({ headers, socket }: IncomingMessage): string {
  const session = /next-auth\.session-token(?:\.0)?=([^;]+)/.exec(headers.cookie ?? '')?.[1];
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return (headers.authorization ?? session ?? (forwarded || socket.remoteAddress) ?? '').slice(-64);
}
