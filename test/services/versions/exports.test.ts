import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { runExport } from '#lib/services/versions/exports/run-export.ts';
import {
  cancelExport,
  deleteExport,
  listExports,
  readExport,
  showExport,
  startExport,
} from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { acceptedProject, exportedText } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const { project } = await acceptedProject(ctx, 12);
const frozen = await frozenVersion(ctx, { project, name: 'a' });
const version = { project, version: 'a' };

const contentOf = async (id: string, path: string) => {
  const file = await readExport(ctx, { ...version, export: id, path });
  return { ...file, content: await buffer(await file.open({})) };
};

const queued = (exportId: string) =>
  db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM graphile_worker._private_jobs WHERE payload ->> 'exportId' = ${exportId}`;

describe('an export in the background', () => {
  test('becomes a file with the hash of its bytes, those of the same export as it is read', async () => {
    const asked = await startExport(ctx, { ...version, format: 'alpaca' });
    expect(asked).toMatchObject({ status: 'queued', rowsTotal: frozen.rowCount, found: false });
    expect(Number((await queued(asked.id))[0]?.count)).toBe(1);
    await runExport(ctx, asked.id, never);
    const done = await showExport(ctx, { ...version, export: asked.id });
    expect(done).toMatchObject({ status: 'done', records: frozen.rowCount, rowsDone: frozen.rowCount });
    const { content, ...file } = await contentOf(asked.id, done.fileName);
    expect(file).toMatchObject({ bytes: content.length, sha256: sha256(content), immutable: true });
    expect(content.toString('utf8')).toBe((await exportedText(ctx, project, 'a', 'alpaca')).text);
    const part = await buffer(await file.open({ start: 10, end: 30 }));
    expect(part).toEqual(content.subarray(10, 30));
  });

  test('asked for twice is one file; an option that changes nothing makes no other', async () => {
    const first = await startExport(ctx, { ...version, format: 'trl', container: 'json' });
    await runExport(ctx, first.id, never);
    const again = await startExport(ctx, { ...version, format: 'trl', container: 'json', csvGuard: false });
    expect(again).toMatchObject({ id: first.id, found: true, status: 'done' });
    const other = await startExport(ctx, { ...version, format: 'trl', container: 'json', provenance: true });
    expect(other.id).not.toBe(first.id);
    const names = (await listExports(ctx, version)).items.map(({ fileName }) => fileName);
    expect(new Set(names).size).toBe(names.length);
  });

  test('has the file beside it that LLaMA-Factory reads', async () => {
    const { id, fileName, companions } = await startExport(ctx, { ...version, format: 'sharegpt' });
    expect(companions).toEqual(['dataset_info.json']);
    const { content } = await contentOf(id, 'dataset_info.json');
    expect(JSON.parse(content.toString('utf8'))).toEqual({
      [fileName.replace('.jsonl', '')]: {
        ...{ file_name: fileName, formatting: 'sharegpt', columns: { messages: 'conversations' } },
        tags: { role_tag: 'from', content_tag: 'value', user_tag: 'human', assistant_tag: 'gpt' },
      },
    });
  });

  test('that is cancelled leaves no file, can be deleted, and is made anew when it is asked for again', async () => {
    const { id, fileName } = await startExport(ctx, { ...version, format: 'numinamath' });
    await expect(deleteExport(ctx, { ...version, export: id })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
    await cancelExport(ctx, { ...version, export: id });
    await runExport(ctx, id, never);
    expect(await showExport(ctx, { ...version, export: id })).toMatchObject({ status: 'cancelled' });
    expect(await ctx.storage.stat(`exports/${id}`)).toBeNull();
    await expect(readExport(ctx, { ...version, export: id, path: fileName })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
    const again = await startExport(ctx, { ...version, format: 'numinamath' });
    expect(again).toMatchObject({ id, status: 'queued', found: false });
    await runExport(ctx, id, never);
    expect((await contentOf(id, fileName)).rows).toBe(frozen.rowCount);
    await deleteExport(ctx, { ...version, export: id });
    expect(await ctx.storage.stat(`exports/${id}`)).toBeNull();
    await expect(showExport(ctx, { ...version, export: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('that is cancelled while it is written keeps nothing', async () => {
    const { id } = await startExport(ctx, { ...version, format: 'metamathqa', container: 'csv' });
    const { storage } = ctx;
    const write: typeof storage.write = async (key, content) => {
      const written = await storage.write(key, content);
      await cancelExport(ctx, { ...version, export: id });
      return written;
    };
    await runExport({ ...ctx, storage: { ...storage, write } }, id, never);
    expect(await showExport(ctx, { ...version, export: id })).toMatchObject({ status: 'cancelled' });
    expect(await storage.stat(`exports/${id}`)).toBeNull();
  });

  test('that the worker breaks off is written whole by the next one', async () => {
    const { id, fileName } = await startExport(ctx, { ...version, format: 'chat', container: 'parquet' });
    const { storage } = ctx;
    const broken: typeof storage.write = async (_key, content) => {
      for await (const _chunk of content) throw new Error('The disk is full.');
      throw new Error('Nothing came.');
    };
    const onBadDisk = { ...ctx, storage: { ...storage, write: broken } };
    await expect(runExport(onBadDisk, id, never)).rejects.toThrow('The disk is full.');
    expect(await showExport(ctx, { ...version, export: id })).toMatchObject({ status: 'running' });
    await runExport(ctx, id, never);
    const { content } = await contentOf(id, fileName);
    expect(content.subarray(0, 4).toString()).toBe('PAR1');
  });

  test.each([
    { format: 'prm800k', says: /first wrong step/ },
    { format: 'chat', split: 'test' as const, says: /no rows/ },
  ])('of $format without a row for it fails and says why', async ({ says, ...asked }) => {
    const { id } = await startExport(ctx, { ...version, ...asked });
    await runExport(ctx, id, never);
    expect(await showExport(ctx, { ...version, export: id })).toMatchObject({
      status: 'failed',
      error: expect.stringMatching(says),
    });
  });

  test.each([
    { format: 'openai', container: 'csv' as const, path: 'container' },
    { format: 'openai', provenance: true, path: 'provenance' },
    { format: 'openai', answer: 'none' as const, path: 'answer' },
    { format: 'trl-preference', path: 'format' },
  ])('$format with another $path than it can have is refused', async ({ path, ...asked }) => {
    await expect(startExport(ctx, { ...version, ...asked })).rejects.toMatchObject({
      code: 'INVALID',
      issues: [{ path }],
    });
  });

  test('of another version or project is not found', async () => {
    const { id } = await startExport(ctx, { ...version, format: 'axolotl' });
    const foreign = await acceptedProject(ctx, 2);
    await frozenVersion(ctx, { project: foreign.slug, name: 'a' });
    await expect(showExport(ctx, { project: foreign.slug, version: 'a', export: id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
