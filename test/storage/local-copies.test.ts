import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { localCopies } from '#lib/storage/s3/local-copies.ts';

const hour = 3_600_000;
const load = (text: string) => async () => Readable.from([Buffer.from(text)]);

test('copies that were used the longest time ago make room, and none of the last hour', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'corollary-copies-'));
  let now = Date.now() - 10 * hour;
  const copies = localCopies(folder, 25, () => now);
  const first = await copies.pathOf('first', 'v1', load('0123456789'));
  now += hour;
  await copies.pathOf('second', 'v1', load('0123456789'));
  now += hour;
  expect(await copies.pathOf('first', 'v1', load('never read'))).toBe(first);
  now += 2 * hour;
  const third = await copies.pathOf('third', 'v1', load('0123456789'));
  const left = (await readdir(folder)).map((name) => path.join(folder, name)).sort();
  expect(left).toEqual([first, third].sort());
  now += hour / 2;
  const fourth = await copies.pathOf('fourth', 'v1', load('0123456789abcdef'));
  expect((await readdir(folder)).sort()).toEqual([third, fourth].map((file) => path.basename(file)).sort());
  await copies.pathOf('fifth', 'v1', load('0123456789abcdef'));
  expect(await readdir(folder)).toHaveLength(3);
  expect(await readFile(await copies.pathOf('second', 'v1', load('again')), 'utf8')).toBe('again');
  await rm(folder, { recursive: true });
});
