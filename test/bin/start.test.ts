import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import path from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { dropLock, takeLock } from '#lib/db/embedded/file-lock.ts';
import { freePort } from '#lib/db/embedded/server.ts';
import { childEnvironment } from '#lib/env.ts';
import { oldPostgres } from '#test/support/old-postgres.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { administer, copyTemplate } from '#test/support/test-cluster.ts';

const root = path.resolve(import.meta.dirname, '../..');
const servers: Server[] = [];
const dataFolder = () => temporaryFolder('start');

afterAll(() => {
  for (const server of servers) server.close();
});

/** What `npm start` prints and its exit code, where it ends by itself. */
async function start(settings: Record<string, string>): Promise<{ code: number; lines: string[] }> {
  const environment = { STUDIO_DATA: dataFolder(), PORT: String(await freePort()), ...settings };
  const child = spawn(process.execPath, ['bin/start.ts'], {
    cwd: root,
    env: childEnvironment({
      STUDIO_ROOT: root,
      DATABASE_URL: undefined,
      NODE_ENV: 'production',
      ...environment,
    }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number];
  return { code, lines: output.trim().split('\n') };
}

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

test('a port in use is said in one line before anything slow begins', async () => {
  const port = await listen(createServer());
  const { code, lines } = await start({ PORT: String(port) });
  expect(lines).toEqual([`✗ Port ${port} is in use by another program: choose one with PORT=… npm start.`]);
  expect(code).toBe(1);
});

test('a second start on the same data folder names the first and ends', async () => {
  const data = dataFolder();
  const lock = path.join(data, 'running.json');
  takeLock(lock, { url: 'http://localhost:4321' });
  const { code, lines } = await start({ STUDIO_DATA: data });
  dropLock(lock);
  expect(lines).toEqual([
    `✗ The studio already runs at http://localhost:4321 (process ${process.pid}, data ${data}).`,
  ]);
  expect(code).toBe(1);
});

test('what a killed studio left does not stop the next one', async () => {
  const data = dataFolder();
  writeFileSync(path.join(data, 'running.json'), JSON.stringify({ pid: 2 ** 22, started: '1', url: 'x' }));
  const port = await listen(createServer());
  const { lines } = await start({ STUDIO_DATA: data, PORT: String(port) });
  expect(lines[0]).toContain('is in use by another program');
});

test.each([
  ['PORT', 'eighty', 'The setting PORT must be a number.'],
  ['PORT', '70000', 'The setting PORT must be at most 65535.'],
  [
    'DATABASE_URL',
    'mysql://here/db',
    'The setting DATABASE_URL must look like postgresql://user:password@host:5432/name.',
  ],
  ['GITHUB_ID', 'abc', 'The setting GITHUB_SECRET is missing: GITHUB_ID, GITHUB_SECRET belong together.'],
])('%s=%s is refused in one line', async (name, value, line) => {
  const { code, lines } = await start({ [name]: value });
  expect(lines).toEqual([`✗ ${line}`]);
  expect(code).toBe(1);
});

test('a database that does not answer is said in one line that shows no password', async () => {
  const port = await freePort();
  const { code, lines } = await start({ DATABASE_URL: `postgresql://team:s3cret@127.0.0.1:${port}/studio` });
  expect(lines.at(-1)).toBe(`✗ No PostgreSQL answers at 127.0.0.1:${port}. (DATABASE_URL)`);
  expect(lines.join('\n')).not.toContain('s3cret');
  expect(code).toBe(1);
});

test('an old PostgreSQL is refused in one line', async () => {
  const port = await listen(oldPostgres('140011'));
  const { code, lines } = await start({ DATABASE_URL: `postgresql://team:s3cret@127.0.0.1:${port}/studio` });
  expect(lines.at(-1)).toBe('✗ The PostgreSQL at DATABASE_URL is version 14: 15 or newer is needed.');
  expect(code).toBe(1);
});

test('a database of a newer version is refused in one line, and stays as it is', async () => {
  const { url, ownerUrl, drop } = await copyTemplate(inject('adminUrl'), inject('template'));
  try {
    const newer = "SELECT 'x', 'x', '20990101000000_later', now() FROM _prisma_migrations LIMIT 1";
    await administer(
      ownerUrl,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) ${newer}`,
    );
    const { code, lines } = await start({ DATABASE_URL: url });
    expect(lines.at(-1)).toBe(
      '✗ The database holds the migration 20990101000000_later, which this version does not know: start the version that made it, or a newer one.',
    );
    expect(code).toBe(1);
  } finally {
    await drop();
  }
});

test('a data folder that cannot be made is said in one line', async () => {
  const file = path.join(dataFolder(), 'a-file');
  writeFileSync(file, '');
  const { code, lines } = await start({ STUDIO_DATA: path.join(file, 'data') });
  expect(lines).toEqual([
    `✗ The data folder ${file}/data is not writable (ENOTDIR): set STUDIO_DATA to another one.`,
  ]);
  expect(code).toBe(1);
});

test.skipIf(process.getuid?.() === 0)('a data folder of somebody else is said in one line', async () => {
  const data = dataFolder();
  chmodSync(data, 0o500);
  const { code, lines } = await start({ STUDIO_DATA: data });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('is not writable (EACCES)');
  expect(code).toBe(1);
});

test('secrets are generated for their owner alone, and stay', async () => {
  const data = dataFolder();
  const wrong = { STUDIO_DATA: data, DATABASE_URL: `postgresql://a:b@127.0.0.1:${await freePort()}/c` };
  await start(wrong);
  const file = path.join(data, 'secrets.json');
  const before = readFileSync(file, 'utf8');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await start(wrong);
  expect(readFileSync(file, 'utf8')).toBe(before);
});
