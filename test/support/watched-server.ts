import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { Admission, type Limits, limitsOf } from '#lib/http/server/admission.ts';
import { type Listener, watchRequests } from '#lib/http/server/watch-requests.ts';
import { makeLog } from '#lib/observe/log.ts';
import { makeMetrics } from '#lib/observe/metrics.ts';

type Line = Record<string, unknown> & { msg: string };

/** A real HTTP server behind the guard of the web process, with its log and its counts. */
export async function watchedServer(listener: Listener, limits: Partial<Limits> = {}, delay = () => 0) {
  const lines: Line[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Line);
  const log = makeLog({ level: 'debug', program: 'web', write, secrets: [] });
  const metrics = makeMetrics({ process: 'web' });
  const admission = new Admission({ ...limitsOf(4), ...limits }, delay);
  const routeOf = (pathname: string) => pathname;
  const server = http.createServer(watchRequests({ admission, metrics, log, routeOf }, listener));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, lines, log, metrics, admission };
}

/** A listener whose answers wait until they are let go. */
export function heldAnswers() {
  const held: (() => void)[] = [];
  const listener: Listener = (request, response) => {
    request.resume();
    held.push(() => response.end('done'));
  };
  return { listener, held, letAllGo: () => held.splice(0).forEach((go) => void go()) };
}
