import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { ownerState, root } from './owner.ts';

/** Where the web server and the worker under test write down whom they tried to reach outside. */
export const serverAttempts = path.join(path.dirname(ownerState), 'attempts.txt');

/** Whom the server's processes tried to reach; empty where they kept to this machine. */
export const attemptsOutside = (): string[] =>
  existsSync(serverAttempts) ? readFileSync(serverAttempts, 'utf8').split('\n').filter(Boolean) : [];

/**
 * Gathers what pages ask of any other place than a studio of this machine: requests and web sockets. The browser runs
 * with the network closed, so such a request also fails.
 */
export function watchNetwork(context: BrowserContext, outside: string[] = []): string[] {
  const judge = (address: string) => {
    const { protocol, hostname } = new URL(address);
    if (/^(https?|wss?):$/.test(protocol) && hostname !== 'localhost') outside.push(address);
  };
  const follow = (page: Page) => page.on('websocket', (socket) => judge(socket.url()));
  context.on('request', (request) => judge(request.url()));
  context.on('page', follow);
  for (const page of context.pages()) follow(page);
  return outside;
}

/** Routes that none of these addresses opens. */
export const routesWithout = (addresses: readonly string[]): string[] =>
  routes().filter((route) => !addresses.some((address) => patternOf(route).test(address.split('?')[0]!)));

/** "/[project]/seeds/[id]": the routes of app, without the groups and the page of what is not there. */
function routes(): string[] {
  return readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'page.tsx')
    .map((file) => `/${path.dirname(file)}`.replaceAll(/\/\([^/]+\)/g, '').replace(/\/\.$/, '/'))
    .filter((route) => !route.includes('[...'))
    .sort();
}

/** A part in brackets stands for any name that is not a route beside it. */
function patternOf(route: string): RegExp {
  const known = new Set(routes());
  const parts = route.split('/').slice(1);
  const pattern = parts.map((part, at) => {
    if (!part.startsWith('[')) return part;
    const before = parts.slice(0, at);
    const names = [...known]
      .map((one) => one.split('/').slice(1))
      .filter((other) => before.every((name, place) => other[place] === name))
      .map((other) => other[at] ?? '')
      .filter((name) => name !== '' && !name.startsWith('['));
    return `(?!(?:${['api', ...names].join('|')})(?:/|$))[^/]+`;
  });
  return new RegExp(`^/${pattern.join('/')}$`);
}
