import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import type { ByteRange, ObjectStorage } from '#lib/storage/object-storage.ts';
import { s3Storage } from '#lib/storage/s3/storage.ts';
import { type S3Server, s3Server } from '#test/support/s3-server.ts';

let folder: string;
let server: S3Server;
const stores: Record<string, ObjectStorage> = {};

const bucketOf = (changes: Partial<S3Server> = {}, maxBytes = 1e9) => {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = { ...server, ...changes };
  const options = {
    endpoint,
    bucket,
    region,
    accessKeyId,
    secretAccessKey,
    prefix: 'team/a',
    pathStyle: true,
  };
  return s3Storage({ ...options, retries: 2 }, { folder: path.join(folder, 'copies'), maxBytes });
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'corollary-storage-'));
  server = await s3Server();
  stores.folder = filesystemStorage(path.join(folder, 'files'));
  stores.bucket = bucketOf();
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Pieces of odd sizes, so that no boundary of a part is one of theirs. */
async function* pieces(content: Buffer, size = 99_991) {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}
async function textOf(stream: AsyncIterable<Uint8Array>) {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const digits = Buffer.from('0123456789');

describe.each(['folder', 'bucket'])('in a %s', (kind) => {
  const store = () => stores[kind]!;
  const put = (key: string, content: Buffer) => store().write(key, pieces(content));

  test('what is written is read again, with its size and hash', async () => {
    expect(await put('a/digits', digits)).toEqual({ bytes: 10, sha256: sha256(digits) });
    expect(await store().stat('a/digits')).toEqual({ bytes: 10 });
    expect(await textOf(await store().read('a/digits'))).toBe('0123456789');
    expect(await readFile(await store().localPath('a/digits'), 'utf8')).toBe('0123456789');
  });

  test('an empty file is a file', async () => {
    expect(await put('a/empty', Buffer.alloc(0))).toEqual({ bytes: 0, sha256: sha256(Buffer.alloc(0)) });
    expect(await store().stat('a/empty')).toEqual({ bytes: 0 });
    expect(await textOf(await store().read('a/empty'))).toBe('');
    expect(await store().readRange('a/empty', 0, 5)).toHaveLength(0);
  });

  test.each<[ByteRange, string]>([
    [{}, '0123456789'],
    [{ start: 3 }, '3456789'],
    [{ end: 4 }, '0123'],
    [{ start: 2, end: 5 }, '234'],
    [{ start: 9, end: 10 }, '9'],
    [{ start: 4, end: 4 }, ''],
    [{ start: 0, end: 0 }, ''],
    [{ start: 8, end: 100 }, '89'],
    [{ start: 10 }, ''],
    [{ start: 50, end: 60 }, ''],
  ])('bytes %o are %j', async (range, wanted) => {
    await put('a/digits', digits);
    expect(await textOf(await store().read('a/digits', range))).toBe(wanted);
    const bytes = await store().readRange('a/digits', range.start ?? 0, range.end ?? 1000);
    expect(Buffer.from(bytes).toString()).toBe(wanted);
  });

  test.each([
    [-1, 4],
    [5, 4],
    [0.5, 4],
  ])('from %d to %d is refused', async (start, end) => {
    await put('a/digits', digits);
    await expect(store().readRange('a/digits', start, end)).rejects.toMatchObject({ code: 'INVALID' });
    await expect(store().read('a/digits', { start, end })).rejects.toMatchObject({ code: 'INVALID' });
  });

  test('what is not there is said to be missing', async () => {
    expect(await store().stat('a/nothing')).toBeNull();
    for (const look of [
      () => store().read('a/nothing'),
      () => store().read('a/nothing', { start: 2, end: 2 }),
      () => store().readRange('a/nothing', 0, 1),
      () => store().localPath('a/nothing'),
    ]) {
      await expect(look()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await store().remove('a/nothing');
  });

  test('what is removed is gone', async () => {
    await put('a/short-lived', digits);
    await store().remove('a/short-lived');
    expect(await store().stat('a/short-lived')).toBeNull();
  });

  test.each(['../secrets.json', '/etc/passwd', 'a/../../b', 'a//b', '', 'a b', '.hidden'])(
    'the key %j is refused',
    async (key) => {
      await expect((async () => put(key, digits))()).rejects.toMatchObject({ code: 'INVALID' });
      await expect((async () => store().read(key))()).rejects.toMatchObject({ code: 'INVALID' });
      await expect((async () => store().stat(key))()).rejects.toMatchObject({ code: 'INVALID' });
      await expect((async () => store().remove(key))()).rejects.toMatchObject({ code: 'INVALID' });
    },
  );

  test('a new content takes the place of the old one, in local copies too', async () => {
    await put('a/changing', digits);
    expect(await readFile(await store().localPath('a/changing'), 'utf8')).toBe('0123456789');
    await put('a/changing', Buffer.from('other'));
    expect(await readFile(await store().localPath('a/changing'), 'utf8')).toBe('other');
  });

  test.each([16 * 1024 * 1024, 40_000_000])('a file of %i bytes', async (bytes) => {
    const content = randomBytes(bytes);
    expect(await put('a/large', content)).toEqual({ bytes, sha256: sha256(content) });
    const middle = await store().readRange('a/large', 16_777_200, 16_777_300);
    expect(Buffer.from(middle).equals(content.subarray(16_777_200, 16_777_300))).toBe(true);
    expect(sha256(await readFile(await store().localPath('a/large')))).toBe(sha256(content));
  });

  test.each([10, 40_000_000])('a stream that breaks after %i bytes leaves nothing', async (bytes) => {
    async function* broken() {
      yield* pieces(Buffer.alloc(bytes));
      throw new Error('The connection broke.');
    }
    await expect(store().write('a/broken', broken())).rejects.toThrow('The connection broke.');
    expect(await store().stat('a/broken')).toBeNull();
    expect(server.uploads.size).toBe(0);
    const left = await readdir(path.join(folder, 'files/a'));
    expect(left.filter((name) => name.includes('partial'))).toEqual([]);
  });
});

describe('a bucket', () => {
  test('keeps everything below the prefix', async () => {
    await stores.bucket!.write('b/one', pieces(digits));
    expect(server.objects.has('team/a/b/one')).toBe(true);
  });

  test('that is busy is asked again', async () => {
    server.failNext(503, 500);
    expect(await stores.bucket!.write('b/busy', pieces(digits))).toMatchObject({ bytes: 10 });
    server.failNext(429);
    expect(await stores.bucket!.stat('b/busy')).toEqual({ bytes: 10 });
  });

  test('that stays busy is named, without its keys', async () => {
    server.failNext(503, 503, 503);
    const failed = stores.bucket!.write('b/never', pieces(digits));
    await expect(failed).rejects.toThrow('The object storage refused PUT "b/never" with SlowDown.');
  });

  test('a copy is fetched once and then found', async () => {
    await stores.bucket!.write('b/copied', pieces(digits));
    const before = server.requests.length;
    const paths = await Promise.all([1, 2, 3].map(() => stores.bucket!.localPath('b/copied')));
    expect(new Set(paths).size).toBe(1);
    await stores.bucket!.localPath('b/copied');
    const loads = server.requests.slice(before).filter((request) => request.startsWith('GET'));
    expect(loads).toHaveLength(1);
  });

  test.each([
    [{ accessKeyId: 'someone-else' }, 'InvalidAccessKeyId. Check S3_ACCESS_KEY_ID.'],
    [{ secretAccessKey: 'wrong-secret' }, 'Check S3_SECRET_ACCESS_KEY and S3_REGION.'],
    [{ region: 'us-east-1' }, 'Check S3_REGION.'],
    [{ bucket: 'another' }, 'Check S3_BUCKET.'],
  ])('with the settings %o says what to check', async (changes, advice) => {
    const failed = bucketOf(changes).write('b/x', pieces(digits));
    await expect(failed).rejects.toThrow(advice);
    await expect(failed).rejects.not.toThrow(/secret\/of|wrong-secret/);
  });

  test('nobody answers at says so', async () => {
    const store = bucketOf({ endpoint: 'http://127.0.0.1:9' });
    await expect(store.stat('b/x')).rejects.toThrow(/The object storage at 127\.0\.0\.1:9 did not answer/);
  });
});
