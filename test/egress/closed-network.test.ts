import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { childEnvironment } from '#lib/env.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const preload = path.resolve('test/support/closed-network.mjs');

/** What a program sees that runs with the network closed, and what was written down of it. */
function withClosedNetwork(program: string) {
  const log = path.join(temporaryFolder('network'), 'attempts.txt');
  const run = spawnSync(process.execPath, ['--import', preload, '--input-type=module', '-e', program], {
    env: childEnvironment({ STUDIO_CLOSED_NETWORK_LOG: log, NODE_OPTIONS: undefined }),
    encoding: 'utf8',
  });
  const attempts = () => readFileSync(log, 'utf8').split('\n').filter(Boolean);
  return { said: run.stdout.trim(), errors: run.stderr, attempts };
}

test.each([
  ['an address', "net.connect(443, '192.0.2.1')", 'connect 192.0.2.1'],
  ['a name', "net.connect({ host: 'telemetry.example.org', port: 443 })", 'connect telemetry.example.org'],
  ['TLS', "tls.connect(443, 'telemetry.example.org')", 'connect telemetry.example.org'],
  ['https', "https.get('https://telemetry.example.org')", 'connect telemetry.example.org'],
])('the closed network refuses %s and writes it down', (_, call, wanted) => {
  const { said, attempts } = withClosedNetwork(`
    import net from 'node:net'; import tls from 'node:tls'; import https from 'node:https';
    ${call}.on('error', ({ code }) => console.log(code));`);
  expect(said).toBe('ENETUNREACH');
  expect(attempts()[0]).toContain(wanted);
});

test.each([
  ['fetch', "await fetch('http://telemetry.example.org')", 'telemetry.example.org'],
  ['a look-up', "await lookup('telemetry.example.org')", 'lookup telemetry.example.org'],
  [
    'a thread',
    "await new Promise((end) => new Worker(\"fetch('http://in.a.thread').catch(() => {})\", { eval: true }).on('exit', end))",
    'in.a.thread',
  ],
])('the closed network refuses %s and writes it down', (_, call, wanted) => {
  const { attempts } = withClosedNetwork(`
    import { lookup } from 'node:dns/promises'; import { Worker } from 'node:worker_threads';
    try { ${call} } catch {}`);
  expect(attempts()[0]).toContain(wanted);
});

test('what is on this machine can be reached', () => {
  const { said, errors } = withClosedNetwork(`
    import http from 'node:http';
    const server = http.createServer((_, answer) => answer.end('here')).listen(0, '127.0.0.1', async () => {
      console.log(await (await fetch('http://localhost:' + server.address().port)).text());
      server.close();
      server.closeAllConnections();
    });`);
  expect([said, errors]).toEqual(['here', '']);
});
