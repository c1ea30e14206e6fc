import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NextRequest } from 'next/server';
import { describe, expect, test, vi } from 'vitest';

vi.stubEnv('NEXTAUTH_URL', 'https://studio.example.org');
const { proxy } = await import('../../proxy.ts');

const ask = async (address: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  (await proxy(new NextRequest(`http://localhost:3000${address}`, init))).headers;
const nonceOf = (headers: Headers) =>
  /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1];

describe('every answer that passes the proxy', () => {
  test.each(['/', '/sign-in', '/demo/seeds', '/demo.rsc', '/api/v1/projects', '/api/auth/csrf'])(
    '%s says what a browser may do with it',
    async (address) => {
      const headers = await ask(address);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'strict-transport-security': 'max-age=15552000',
        'content-security-policy': expect.stringContaining("style-src-attr 'unsafe-inline'"),
      });
    },
  );

  test('and one that it refuses as well', async () => {
    const headers = await ask('/sign-in', { method: 'PUT' });
    expect(headers.get('x-middleware-next')).toBeNull();
    expect(headers.get('strict-transport-security')).toBe('max-age=15552000');
    expect(nonceOf(headers)).toBeDefined();
  });

  test('has a nonce of its own, which the page is told and a visitor cannot choose', async () => {
    const chosen = ask('/', { headers: { 'x-nonce': 'chosen' } });
    const nonces = (await Promise.all([ask('/'), ask('/'), chosen])).map((headers) => {
      expect(headers.get('x-middleware-request-x-nonce')).toBe(nonceOf(headers));
      return nonceOf(headers);
    });
    expect(new Set(nonces).size).toBe(3);
    expect(nonces).not.toContain('chosen');
  });
});

test('the proxy lets everybody read, so that nothing is gained by going around it', async () => {
  const disguise = { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' };
  const headers = await ask('/demo/settings', { headers: disguise });
  expect(headers.get('x-middleware-next')).toBe('1');
  const source = readFileSync(path.resolve(import.meta.dirname, '../../proxy.ts'), 'utf8');
  const imports = [...source.matchAll(/from '([^']+)'/g)].map((match) => match[1]);
  expect(imports.sort()).toEqual([
    '#lib/http/page-guard.ts',
    '#lib/http/security-headers.ts',
    'next/server',
    'node:crypto',
  ]);
});
