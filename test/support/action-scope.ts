import { AsyncLocalStorage } from 'node:async_hooks';

// Next's own storages look for it when they are loaded.
Object.assign(globalThis, { AsyncLocalStorage });
const { workAsyncStorage } = await import('next/dist/server/app-render/work-async-storage.external.js');
const { workUnitAsyncStorage } = await import(
  'next/dist/server/app-render/work-unit-async-storage.external.js'
);
const { RequestCookies } = await import('next/dist/compiled/@edge-runtime/cookies/index.js');

/** Calls a server action inside of a request of Next with these headers: what the action asks of Next, Next answers. */
export function inRequest<R>(headers: Headers, action: () => Promise<R>): Promise<R> {
  const work = { route: '/', page: '/page', incrementalCache: {}, pendingRevalidatedTags: [] };
  const cookies = new RequestCookies(headers);
  const unit = { type: 'request', phase: 'action', headers, cookies, userspaceMutableCookies: cookies };
  return workAsyncStorage.run(work as never, () => workUnitAsyncStorage.run(unit as never, action));
}
