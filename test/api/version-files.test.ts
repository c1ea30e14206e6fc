import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createToken } from '#lib/services/tokens/index.ts';
import {
  createVersionLink,
  listVersionFiles,
  listVersionLinks,
  revokeVersionLink,
} from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';
import { type RestServer, restServer } from '#test/support/rest-server.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion, runFreezeOf } from '#test/support/versions.ts';

const database = await testDatabase();
const { db } = database;
const ctx = systemContext(db);
const { id: projectId, project } = await acceptedProject(ctx, 30);
await frozenVersion(ctx, { project, name: 'v1' }, { rows: 20, characters: 1e9 });
const files = (await listVersionFiles(ctx, { project, version: 'v1' })).items;
const shard = files.find(({ path }) => path.endsWith('.parquet'))!;
const actor = await makeUser(db, { projectId, role: 'viewer' });
const { token } = await createToken({ ...ctx, actor }, { name: 'pandas', readOnly: true });

let server: RestServer;
beforeAll(async () => {
  server = await restServer(database, ctx);
});
afterAll(() => server.close());

const address = (path: string) => `${server.url}/api/v1/versions/v1/files/${path}?project=${project}`;
const get = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(url, { method, headers: { authorization: `Bearer ${token}`, ...headers } });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

describe('a file of a version over HTTP', () => {
  test('the list names the manifest and every shard, and each has the bytes that it names', async () => {
    const list = await (await get(`${server.url}/api/v1/versions/1/files?project=${project}`)).json();
    expect(list.items.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining([
        'manifest.json',
        'data/train-00000-of-00002.parquet',
        'data/train-00001-of-00002.parquet',
      ]),
    );
    for (const { path, bytes, sha256: hash } of list.items) {
      const content = await bytesOf(await get(address(path)));
      expect([content.length, sha256(content)]).toEqual([bytes, hash]);
    }
  });

  test('comes with its length, a strong tag, and for good', async () => {
    const response = await get(address(shard.path));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/vnd.apache.parquet',
      'content-length': String(shard.bytes),
      'accept-ranges': 'bytes',
      etag: `"${shard.sha256}"`,
      'cache-control': 'private, max-age=31536000, immutable, no-transform',
      'content-disposition': 'attachment; filename="train-00000-of-00002.parquet"',
    });
    await response.body?.cancel();
  });

  test('HEAD says the same without the bytes, and pays no heed to a range', async () => {
    const response = await get(address(shard.path), { range: 'bytes=0-3' }, 'HEAD');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(shard.bytes));
    expect(await bytesOf(response)).toHaveLength(0);
  });

  test('a reader of Parquet gets the footer by a suffix and then what it points to', async () => {
    const whole = await bytesOf(await get(address(shard.path)));
    const tail = await get(address(shard.path), { range: 'bytes=-8' });
    expect(tail.status).toBe(206);
    expect(tail.headers.get('content-range')).toBe(
      `bytes ${shard.bytes - 8}-${shard.bytes - 1}/${shard.bytes}`,
    );
    const footer = await bytesOf(tail);
    expect(footer.subarray(4).toString()).toBe('PAR1');
    const length = footer.readUInt32LE(0);
    const start = shard.bytes - 8 - length;
    const metadata = await get(address(shard.path), { range: `bytes=${start}-${shard.bytes - 9}` });
    expect(metadata.headers.get('content-length')).toBe(String(length));
    expect((await bytesOf(metadata)).equals(whole.subarray(start, -8))).toBe(true);
  });

  test.each([
    [{ range: 'bytes=0-3' }, 206, 4],
    [{ range: 'bytes=0-3', 'if-range': '"other"' }, 200, shard.bytes],
    [{ range: 'bytes=0-3', 'if-range': `"${shard.sha256}"` }, 206, 4],
    [{ range: `bytes=${shard.bytes}-` }, 416, 0],
    [{ range: 'bytes=0-3,5-6' }, 200, shard.bytes],
    [{ 'if-none-match': `"${shard.sha256}"` }, 304, 0],
    [{ 'if-none-match': `W/"${shard.sha256}"`, range: 'bytes=0-3' }, 304, 0],
    [{ 'if-match': '"other"' }, 412, 0],
  ])('%o is answered with %i and %i bytes', async (headers, status, bytes) => {
    const response = await get(address(shard.path), headers as unknown as Record<string, string>);
    expect(response.status).toBe(status);
    expect(await bytesOf(response)).toHaveLength(bytes);
    if (status === 416) expect(response.headers.get('content-range')).toBe(`bytes */${shard.bytes}`);
  });

  test.each(['data/train-00009-of-00002.parquet', '../../secrets.json', 'data', 'objects'])(
    '"%s" is no file of it',
    async (path) => {
      expect((await get(address(encodeURIComponent(path)))).status).toBe(404);
    },
  );

  test('nobody without a token, and nobody of another project', async () => {
    expect((await get(address(shard.path), { authorization: '' })).status).toBe(401);
    const stranger = await createToken({ ...ctx, actor: await makeUser(db) }, { name: 'x' });
    const tried = await get(address(shard.path), { authorization: `Bearer ${stranger.token}` });
    expect(tried.status).toBe(404);
  });
});

describe('a link', () => {
  const lead = makeUser(db, { projectId, role: 'lead' });
  const made = async (days = 30) =>
    createVersionLink({ ...ctx, actor: await lead }, { project, version: 'v1', name: 'DuckDB', days });
  const follow = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, { headers });

  test('gives every file to who has it, in ranges too, and ends in .parquet', async () => {
    const link = await made();
    expect(link.files).toHaveLength(files.length);
    const response = await follow(`${link.path}/${shard.path}`);
    expect(response.status).toBe(200);
    expect(sha256(await bytesOf(response))).toBe(shard.sha256);
    expect((await follow(`${link.path}/${shard.path}`, { range: 'bytes=-4' })).status).toBe(206);
    const kept = await db.versionLink.findUniqueOrThrow({ where: { id: link.id } });
    expect(kept.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(kept)).not.toContain(link.token);
    const trail = await db.auditEvent.findMany({ where: { projectId } });
    expect(JSON.stringify(trail, (_, value) => (typeof value === 'bigint' ? 0 : value))).not.toContain(
      link.token,
    );
  });

  test('is of no use for another file, or for anything else', async () => {
    const { path, token: secret } = await made();
    expect((await follow(`${path}/nothing`)).status).toBe(404);
    expect((await follow(`${path.slice(0, -1)}_/${shard.path}`)).status).toBe(404);
    expect((await get(address(shard.path), { authorization: `Bearer ${secret}` })).status).toBe(401);
  });

  test('ends when it is revoked, when its days are over, and when who made it has to leave', async () => {
    const [revoked, late, orphan] = [await made(), await made(), await made()];
    await revokeVersionLink(ctx, { project, version: 'v1', link: revoked.id });
    await db.versionLink.update({ where: { id: late.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await follow(`${revoked.path}/${shard.path}`)).status).toBe(404);
    expect((await follow(`${late.path}/${shard.path}`)).status).toBe(404);
    expect((await follow(`${orphan.path}/${shard.path}`)).status).toBe(200);
    await db.membership.deleteMany({ where: { projectId, userId: (await lead).id } });
    expect((await follow(`${orphan.path}/${shard.path}`)).status).toBe(404);
    const { items } = await listVersionLinks(ctx, { project, version: 'v1' });
    expect(items.map(({ id }) => id)).not.toContain(revoked.id);
    expect(items.find(({ id }) => id === late.id)?.expired).toBe(true);
  });
});

test('a version is verified over HTTP: a run is asked for, and what it found is read', async () => {
  const { token: own } = await createToken({ ...ctx, actor }, { name: 'script', readOnly: false });
  const at = `${server.url}/api/v1/versions/v1`;
  const headers = { authorization: `Bearer ${own}` };
  const asked = await fetch(`${at}/verify`, { method: 'POST', headers, body: JSON.stringify({ project }) });
  expect(asked.status).toBe(202);
  const { run } = await asked.json();
  await runFreezeOf(ctx, run);
  const told = await (await get(`${at}/verifications?project=${project}`)).json();
  expect(told).toMatchObject({ items: [{ run, intact: true, faults: [] }], run: { status: 'done' } });
});
