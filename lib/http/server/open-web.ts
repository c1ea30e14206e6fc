import http from 'node:http';
import path from 'node:path';
import { processConnection } from '#lib/db/process-connection.ts';
import { env } from '#lib/env.ts';
import { captureConsole, openLog } from '#lib/observe/log.ts';
import { openMetrics, watchPool, watchValue } from '#lib/observe/metrics.ts';
import { openTracing } from '#lib/observe/trace.ts';
import { Admission, limitsOf } from './admission.ts';
import { loopDelay } from './loop-delay.ts';
import { isLogged } from './request-error.ts';
import { routeNames } from './route-names.ts';
import { type Listener, watchRequests } from './watch-requests.ts';

const place = globalThis as typeof globalThis & { corollaryWeb?: true };

/** Once in the web process, before it serves: its log, counts, traces, and the guard before every request. */
export async function openWeb(): Promise<void> {
  if (place.corollaryWeb) return;
  place.corollaryWeb = true;
  const { STUDIO_ROOT, NEXT_DIST_DIR, MAX_REQUESTS, DATABASE_URL } = env();
  const log = openLog('web');
  captureConsole(log, isLogged);
  await openTracing('web');
  const admission = new Admission(limitsOf(MAX_REQUESTS), loopDelay());
  const metrics = openMetrics({ process: 'web' });
  if (DATABASE_URL) watchPool(metrics, processConnection().pool);
  watchValue(metrics, 'corollary_http_requests_active', 'Requests under way', () => admission.active);
  watchValue(
    metrics,
    'corollary_http_requests_waiting',
    'Requests that wait for room',
    () => admission.waiting,
  );
  watchValue(metrics, 'corollary_http_streams', 'Open event streams', () => admission.streams);
  const routeOf = routeNames(path.join(STUDIO_ROOT, NEXT_DIST_DIR));
  const watching = { admission, metrics, log, routeOf };
  standBefore((listener) => watchRequests(watching, listener));
}

type Emit = typeof http.Server.prototype.emit;

/** Next makes its server before it asks anybody, so the guard is put before what every server of this process emits. */
function standBefore(guard: (listener: Listener) => Listener): void {
  const emit: Emit = http.Server.prototype.emit;
  const guarded = new WeakMap<http.Server, Listener>();
  http.Server.prototype.emit = function emitGuarded(this: http.Server, event: string, ...given: unknown[]) {
    if (event !== 'request') return (emit as (...all: unknown[]) => boolean).call(this, event, ...given);
    const listener =
      guarded.get(this) ?? guard((request, response) => void emit.call(this, 'request', request, response));
    guarded.set(this, listener);
    listener(...(given as Parameters<Listener>));
    return true;
  } as Emit;
}
