import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SupervisedChild } from '#bin/start/child.ts';
import { programs } from '#bin/start/programs.ts';
import { readEnvironment } from '#lib/env.ts';

const folder = path.resolve(import.meta.dirname, '../../bin/start');
const server = `require('node:http').createServer((request, response) => response.end(request.headers['x-forwarded-for']))
  .listen(0, '127.0.0.1', function () { console.log(this.address().port) })`;

/** The address that a server sees of a visitor who says to be another. */
async function seen(preloads: readonly string[]): Promise<string> {
  const loaded = preloads.flatMap((file) => ['--import', path.join(folder, file)]);
  const child = spawn(process.execPath, [...loaded, '-e', server], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  const answer = await fetch(`http://127.0.0.1:${String(port).trim()}`, {
    headers: { 'X-Forwarded-For': '198.51.100.7' },
  });
  child.kill();
  return answer.text();
}

const preloadsOf = (publicUrl?: string) => {
  const settings = readEnvironment({ NODE_ENV: 'production', NEXTAUTH_URL: publicUrl, STUDIO_DATA: '/tmp' });
  const [web] = programs(settings, 'postgresql://u:p@h/d', 'production');
  return SupervisedChild.preloadsOf(web!);
};

test('without a proxy, a visitor has the address that they come from', async () => {
  expect(await seen(preloadsOf().filter((file) => file !== 'follow-parent.mjs'))).toBe('127.0.0.1');
});

test('behind a proxy, the proxy says whence they come', async () => {
  const preloads = preloadsOf('https://studio.example.org').filter((file) => file !== 'follow-parent.mjs');
  expect(await seen(preloads)).toBe('198.51.100.7');
});
