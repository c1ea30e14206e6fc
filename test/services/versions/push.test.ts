import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { objectKey } from '#lib/domain/versions/manifest.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { runPush } from '#lib/services/versions/hub/run-push.ts';
import {
  cancelPush,
  listPushes,
  listVersionFiles,
  showVersionCard,
  startPush,
} from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { type HubServer, hubPartBytes, hubServer } from '#test/support/hub-server.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const { project } = await acceptedProject(ctx, 40);
await frozenVersion(ctx, { project, name: 'v1' }, { rows: 15, characters: 1e9 });
await frozenVersion(ctx, { project, name: 'v2' });
await setSettings(ctx, { allowPrivateNetworks: true });
const never = new AbortController().signal;

let hub: HubServer;
beforeAll(async () => {
  hub = await hubServer();
});
afterAll(() => hub.close());

const start = (repo: string, version = 'v1', changes = {}) =>
  startPush(ctx, { project, version, repo, token: hub.token, endpoint: hub.url, ...changes });
const stateOf = async (id: string, version = 'v1') =>
  (await listPushes(ctx, { project, version })).items.find((push) => push.id === id)!;
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

describe('a version pushed to the Hub', () => {
  test('is a private dataset of one commit: shards with their hashes, the card, its pictures, the manifest', async () => {
    const { id } = await start('team/words');
    await runPush(ctx, id, never);
    const done = await stateOf(id);
    expect(done).toMatchObject({ status: 'done', error: null, repo: 'team/words' });
    expect(done.bytesDone).toBe(done.bytesTotal);
    expect(done.bytesTotal).toBeGreaterThan(hubPartBytes);
    const repo = hub.repos.get('team/words')!;
    expect(repo.private).toBe(true);
    expect(repo.commits).toHaveLength(1);
    const { items } = await listVersionFiles(ctx, { project, version: 'v1' });
    for (const file of items) expect(sha256(repo.files.get(file.path)!)).toBe(file.sha256);
    const card = await showVersionCard(ctx, { project, version: 'v1' });
    expect(repo.files.get('README.md')!.toString()).toBe(card.markdown);
    const expected = [...items.map(({ path }) => path), 'README.md', ...card.plots.map(({ path }) => path)];
    expect([...repo.files.keys()].sort()).toEqual(expected.sort());
  });

  test('again is another commit that sends no file twice', async () => {
    const before = hub.requests.length;
    const { id } = await start('team/words');
    await runPush(ctx, id, never);
    expect((await stateOf(id)).status).toBe('done');
    expect(hub.requests.slice(before).filter((line) => line.startsWith('PUT'))).toEqual([]);
    expect(hub.repos.get('team/words')!.commits).toHaveLength(2);
  });

  test('takes the place of an older one: no shard of that is read with it', async () => {
    const repo = hub.repos.get('team/words')!;
    repo.files.set('notes.md', Buffer.from('kept'));
    const { id } = await start('team/words', 'v2');
    await runPush(ctx, id, never);
    expect((await stateOf(id, 'v2')).status).toBe('done');
    const shards = [...repo.files.keys()].filter((path) => path.endsWith('.parquet'));
    expect(shards).toEqual(['data/train-00000-of-00001.parquet']);
    expect(repo.files.has('notes.md')).toBe(true);
  });

  test('can be public, under a licence that the card names', async () => {
    const { id } = await start('team/open', 'v2', { private: false, licence: 'cc-by-sa-4.0' });
    await runPush(ctx, id, never);
    expect(hub.repos.get('team/open')!.private).toBe(false);
    expect(hub.repos.get('team/open')!.files.get('README.md')!.toString()).toContain('license: cc-by-sa-4.0');
  });
});

describe('the token of a push', () => {
  test('is sealed while it is under way, forgotten afterwards, and told to nobody', async () => {
    const { id } = await start('team/token', 'v2');
    const waiting = await db.hubPush.findUniqueOrThrow({ where: { id } });
    expect(waiting.sealedToken).not.toBeNull();
    expect(waiting.sealedToken).not.toContain(hub.token);
    await runPush(ctx, id, never);
    const ended = await db.hubPush.findUniqueOrThrow({ where: { id } });
    expect(ended).toMatchObject({ status: 'done', sealedToken: null });
    const told = JSON.stringify([
      await listPushes(ctx, { project, version: 'v2' }),
      (await db.auditEvent.findMany()).map(({ after, target }) => ({ after, target })),
    ]);
    expect(told).not.toContain(hub.token);
    expect(told).not.toContain('sealed');
  });
});

describe('a push that fails says what to do', () => {
  test.each([
    [
      'team/wrong',
      { token: 'hf_anotherToken' },
      'does not accept this token. Make a new one that may write.',
    ],
    ['forbidden/x', {}, 'This token may not write to forbidden/x'],
  ])('%s with %o', async (repo, changes, words) => {
    const { id } = await start(repo, 'v2', changes);
    await runPush(ctx, id, never);
    const failed = await stateOf(id, 'v2');
    expect(failed).toMatchObject({ status: 'failed', error: expect.stringContaining(words) });
    expect((await db.hubPush.findUniqueOrThrow({ where: { id } })).sealedToken).toBeNull();
  });

  test('nobody answers', async () => {
    const { id } = await start('team/nobody', 'v2', { endpoint: 'http://127.0.0.1:9' });
    await runPush(ctx, id, never);
    expect(await stateOf(id, 'v2')).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('No connection to 127.0.0.1:9'),
    });
  });

  test('a file that was changed in the storage does not leave it', async () => {
    const { items } = await listVersionFiles(ctx, { project, version: 'v2' });
    const key = objectKey(items.find(({ rows }) => rows !== null)!.sha256);
    const found = await ctx.storage.stat(key);
    const bytes = Buffer.from(await ctx.storage.readRange(key, 0, found!.bytes));
    const once = async function* (content: Buffer) {
      yield content;
    };
    const harmed = Buffer.from(bytes);
    harmed[100]! ^= 1;
    await ctx.storage.write(key, once(harmed));
    const { id } = await start('team/harmed', 'v2');
    await runPush(ctx, id, never);
    await ctx.storage.write(key, once(bytes));
    expect(await stateOf(id, 'v2')).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('has other bytes than were frozen'),
    });
    expect(hub.repos.has('team/harmed')).toBe(false);
  });

  test.each([
    [{ repo: 'no-owner' }, /repo: Enter the dataset as owner\/name/],
    [{ repo: 'a/b/c' }, /repo: /],
    [{ repo: '../x/y' }, /repo: /],
    [{ token: 'abc' }, /token: A token of the Hub begins with "hf_"/],
    [{ licence: 'CC BY' }, /licence: Use the name that the Hub has/],
    [{ endpoint: 'http://169.254.169.254' }, /endpoint: The address was refused/],
  ])('%o is refused at once', async (changes, words) => {
    await expect(start('team/x', 'v1', changes)).rejects.toThrow(words);
  });

  test('an address in a private network needs the administrator', async () => {
    await setSettings(ctx, { allowPrivateNetworks: false });
    await expect(start('team/x', 'v1', { endpoint: 'https://10.0.0.1' })).rejects.toThrow(/private network/);
    await expect(start('team/x')).rejects.toThrow(/Use an https address/);
    await setSettings(ctx, { allowPrivateNetworks: true });
  });
});

test('a push that is cancelled stops, also while nothing moves, and nothing of it is seen on the Hub', async () => {
  await db.hubPush.deleteMany({});
  hub.lfs.clear();
  const release = hub.holdUploads();
  const { id } = await start('team/cancelled');
  await expect(start('team/cancelled')).rejects.toThrow('Something is on its way to team/cancelled already.');
  const running = runPush(ctx, id, never);
  await expect.poll(() => hub.requests.at(-1), { timeout: 20_000 }).toMatch(/^PUT/);
  await cancelPush(ctx, { project, version: 'v1', push: id });
  await running;
  release();
  expect(await stateOf(id)).toMatchObject({ status: 'cancelled', commit: null });
  expect(hub.repos.get('team/cancelled')!.commits).toEqual([]);
  await expect(cancelPush(ctx, { project, version: 'v1', push: id })).rejects.toThrow('has ended');
});

test('a push whose worker stops begins again with the next one', async () => {
  hub.lfs.clear();
  const release = hub.holdUploads();
  const { id } = await start('team/resumed');
  const stopping = new AbortController();
  const running = runPush(ctx, id, stopping.signal);
  await expect.poll(() => hub.requests.at(-1), { timeout: 20_000 }).toMatch(/^PUT/);
  stopping.abort();
  await expect(running).rejects.toThrow();
  release();
  expect(await stateOf(id)).toMatchObject({ status: 'running' });
  await runPush(ctx, id, never);
  expect(await stateOf(id)).toMatchObject({ status: 'done' });
  expect(hub.repos.get('team/resumed')!.commits).toHaveLength(1);
});
