import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NextRequest } from 'next/server';
import { describe, expect, test, vi } from 'vitest';

vi.stubEnv('NEXTAUTH_URL', 'https://studio.example.org');
const { proxy } = await import('../../proxy.ts');

const ask = (address: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`http://localhost:3000${address}`, { headers })).headers;
const nonceOf = (headers: Headers) =>
  /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1];

describe('every answer that passes the proxy', () => {
  test.each(['/', '/sign-in', '/demo/seeds', '/demo.rsc', '/api/v1/projects', '/api/auth/csrf'])(
    '%s says what a browser may do with it',
    (address) => {
      const headers = ask(address);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'strict-transport-security': 'max-age=15552000',
        'content-security-policy': expect.stringContaining("style-src-attr 'unsafe-inline'"),
      });
    },
  );

  test('has a nonce of its own, which the page is told and a visitor cannot choose', () => {
    const nonces = [ask('/'), ask('/'), ask('/', { 'x-nonce': 'chosen' })].map((headers) => {
      expect(headers.get('x-middleware-request-x-nonce')).toBe(nonceOf(headers));
      return nonceOf(headers);
    });
    expect(new Set(nonces).size).toBe(3);
    expect(nonces).not.toContain('chosen');
  });
});

test('the proxy lets everybody pass, so that nothing is gained by going around it', () => {
  const headers = ask('/demo/settings', { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' });
  expect(headers.get('x-middleware-next')).toBe('1');
  const source = readFileSync(path.resolve(import.meta.dirname, '../../proxy.ts'), 'utf8');
  const imports = [...source.matchAll(/from '([^']+)'/g)].map((match) => match[1]);
  expect(imports.sort()).toEqual(['#lib/http/security-headers.ts', 'next/server', 'node:crypto']);
});
