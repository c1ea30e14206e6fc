import { AsyncLocalStorage } from 'node:async_hooks';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

// Next's own judgement of a matcher looks for this where it runs.
Object.assign(globalThis, { AsyncLocalStorage });
const { unstable_doesMiddlewareMatch: doesMatch } = await import('next/experimental/testing/server.js');

const root = path.resolve(import.meta.dirname, '../..');
const matcher = /matcher: '([^']+)'/.exec(readFileSync(path.join(root, 'proxy.ts'), 'utf8'))![1]!;
const matches = (address: string) =>
  doesMatch({ config: { matcher }, nextConfig: {}, url: `http://localhost:3000${address}` });

/** The addresses whose bodies are files, from the tables of operations. */
function uploads(): string[] {
  const folder = path.join(root, 'lib/http');
  const tables = readdirSync(folder).filter((file) => file.endsWith('operations.ts'));
  return tables.flatMap((file) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    return [...text.matchAll(/post\('([^']+)'[^\n]*bytes: \{ request/g)].map((match) => `/api/v1${match[1]}`);
  });
}

test('no upload goes through the proxy, which would keep its first 10 MiB and drop the rest; all else does', () => {
  expect(uploads().length).toBeGreaterThan(1);
  for (const address of uploads()) expect(matches(`${address}?project=demo&fileName=a`), address).toBe(false);
  for (const address of [
    '/',
    '/sign-in',
    '/demo/seeds/imports',
    '/api/v1/seeds',
    '/api/v1/seeds/imports/0199',
  ])
    expect(matches(address), address).toBe(true);
});
