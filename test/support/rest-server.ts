import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { TestDatabase } from './database.ts';
import type { systemContext } from './factories.ts';
import { type RestHandler, restRoutes } from './rest-routes.ts';

export type RestServer = {
  /** Without a slash at its end. */
  url: string;
  /** Method, path and Range of every request. */
  requests: string[];
  /** The next answer stops after so many bytes of its body; the function ends its connection. */
  stallNext: (afterBytes: number) => () => void;
  close: () => Promise<void>;
};

/** The REST routes behind a real HTTP server, with the resources of a test. */
export async function restServer(
  { db, pool }: TestDatabase,
  ctx: ReturnType<typeof systemContext>,
): Promise<RestServer> {
  const routes = await restRoutes({ db, pool }, ctx);
  const state: State = { requests: [], stallAfter: null, stalled: null };
  const server = http.createServer(async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    state.requests.push([method, url, headers.range].filter(Boolean).join(' '));
    await answer(routes, request, response, state).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stallNext = (bytes: number) => {
    state.stallAfter = bytes;
    return () => state.stalled?.destroy();
  };
  return { url, requests: state.requests, stallNext, close };
}

type State = { requests: string[]; stallAfter: number | null; stalled: Socket | null };

async function answer(
  routes: Map<string, Record<string, RestHandler>>,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  state: State,
) {
  const { method = 'GET', headers } = request;
  const url = new URL(request.url ?? '/', `http://${headers.host}`);
  const [noun = '', ...rest] = url.pathname.split('/').slice(3);
  const handler = routes.get(noun)?.[method === 'HEAD' ? 'GET' : method];
  if (!handler) return void response.writeHead(404).end();
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const sent = new Request(url, {
    method,
    headers: headers as Record<string, string>,
    ...(hasBody && { body: Readable.toWeb(request) as BodyInit, duplex: 'half' }),
  } as RequestInit);
  const given = await handler(sent, { params: Promise.resolve({ path: rest }) });
  response.writeHead(given.status, Object.fromEntries(given.headers));
  if (!given.body) return void response.end();
  const content = Readable.fromWeb(given.body as ReadableStream);
  const limit = state.stallAfter;
  if (limit === null) return void (await pipeline(content, response));
  Object.assign(state, { stallAfter: null, stalled: response.socket });
  response.write((await buffer(content)).subarray(0, limit));
}
