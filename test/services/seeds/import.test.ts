import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Ctx } from '#lib/services/context.ts';
import {
  cancelImport,
  getImport,
  listImports,
  listSeeds,
  previewImport,
  startImport,
  uploadSeeds,
} from '#lib/services/seeds/index.ts';
import { runImport } from '#lib/services/seeds/run-import.ts';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, systemContext, wordProblems } from '#test/support/factories.ts';

const { db, pool } = await testDatabase();
const ctx = systemContext(db);

/** Rows as GSM8K has them, each with another problem. */
const gsm8k = (count: number) =>
  wordProblems(count).map(({ problem, solution }, at) =>
    JSON.stringify({ question: `${problem} (${at})`, answer: solution }),
  );

const fileOf = (lines: string[]) => Buffer.from(`${lines.join('\n')}\n`);

async function upload(project: string, content: Buffer, fileName = 'train.jsonl') {
  const stored = await uploadSeeds(ctx, { project, fileName, content: Readable.from([content]) });
  return stored.import;
}

async function importLines(project: string, lines: string[]) {
  const id = await upload(project, fileOf(lines));
  await startImport(ctx, { project, import: id });
  await runImport(ctx, id);
  return getImport(ctx, { project, import: id });
}

const counts = ({ rowsRead, rowsAdded, rowsDuplicate, rowsRejected }: Record<string, unknown>) => ({
  rowsRead,
  rowsAdded,
  rowsDuplicate,
  rowsRejected,
});

/** Every insert of this row fails until the returned function is called, as if the connection broke there. */
async function breakAt(rowNumber: number, importId: string) {
  const name = `break_${importId.replaceAll('-', '')}`;
  await pool.query(`
    CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the connection broke'; END $$;
    CREATE TRIGGER ${name} BEFORE INSERT ON seeds FOR EACH ROW
      WHEN (NEW.row_number = ${rowNumber} AND NEW.import_id = '${importId}') EXECUTE FUNCTION ${name}()`);
  return () => pool.query(`DROP FUNCTION ${name}() CASCADE`);
}

/** Something happens when the reading of the file begins. */
function whenReading(work: () => Promise<unknown>): Ctx {
  const { storage } = ctx;
  return {
    ...ctx,
    storage: {
      ...storage,
      localPath: async (key) => {
        await work();
        return storage.localPath(key);
      },
    },
  };
}

describe('an import', () => {
  test('keeps the rows of a GSM8K file with their place, and adds nothing when it is imported again', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const first = await importLines(slug, gsm8k(30));
    expect(first).toMatchObject({ status: 'done', format: 'gsm8k', bytesRead: first.byteSize });
    expect(counts(first)).toEqual({ rowsRead: 30, rowsAdded: 30, rowsDuplicate: 0, rowsRejected: 0 });
    const seeds = await db.seed.findMany({ where: { projectId }, orderBy: { seq: 'asc' } });
    expect(seeds.map((seed) => seed.rowNumber)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
    expect(seeds[0]).toMatchObject({ importId: first.id, answer: wordProblems(1)[0]?.answer });
    const again = await importLines(slug, gsm8k(30));
    expect(again.fileHash).toBe(first.fileHash);
    expect(counts(again)).toEqual({ rowsRead: 30, rowsAdded: 0, rowsDuplicate: 30, rowsRejected: 0 });
    expect(await db.seed.count({ where: { projectId } })).toBe(30);
    const trail = await db.auditEvent.findMany({ where: { projectId }, orderBy: { id: 'asc' } });
    expect(trail.map((event) => event.action)).toEqual(
      ['seeds.upload', 'seeds.import', 'seeds.import']
        .flatMap((action) => [action])
        .concat(['seeds.upload', 'seeds.import', 'seeds.import']),
    );
  });

  test('tells of an upload whose bytes were imported before', async () => {
    const { slug } = await makeProject(db);
    await importLines(slug, gsm8k(2));
    const again = await uploadSeeds(ctx, {
      project: slug,
      fileName: '../../etc/other.jsonl',
      content: Readable.from([fileOf(gsm8k(2))]),
    });
    expect(again.importedBefore).toBeInstanceOf(Date);
    expect(again.fileName).toBe('other.jsonl');
  });

  test('rows that cannot be read are reported with their lines, and lose nothing else', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const lines = gsm8k(6);
    lines.splice(1, 0, '{"question": "broken');
    lines.splice(3, 0, JSON.stringify({ question: 7, answer: '#### 1' }));
    lines.splice(5, 0, JSON.stringify({ question: 'NUL \u0000 inside', answer: '#### 1' }));
    lines.splice(6, 0, JSON.stringify({ question: 'Half \ud800 inside', answer: '#### 1' }));
    lines.push('[1, 2]', JSON.stringify({ question: 'Meta?', answer: '#### 2', source: 'a\u0000b' }));
    const done = await importLines(slug, lines);
    expect(done.status).toBe('done');
    expect(counts(done)).toEqual({ rowsRead: 12, rowsAdded: 6, rowsDuplicate: 0, rowsRejected: 6 });
    expect([...new Set(done.rejects.map((reject) => reject.line))]).toEqual([2, 4, 6, 7, 11, 12]);
    for (const reject of done.rejects) expect(reject.message).not.toBe('');
    const rows = await db.seed.findMany({ where: { projectId }, orderBy: { seq: 'asc' } });
    expect(rows.map((seed) => seed.rowNumber)).toEqual([1, 3, 5, 8, 9, 10]);
    const later = await getImport(ctx, { project: slug, import: done.id, afterLine: 6 });
    expect([...new Set(later.rejects.map((reject) => reject.line))]).toEqual([7, 11, 12]);
  });

  test('a file of rejects alone ends as done, with nothing added', async () => {
    const { slug } = await makeProject(db);
    const lines = [...gsm8k(1), ...Array.from({ length: 300 }, () => '{')];
    const done = await importLines(slug, lines);
    expect(counts(done)).toEqual({ rowsRead: 301, rowsAdded: 1, rowsDuplicate: 0, rowsRejected: 300 });
    expect(done.rejects).toHaveLength(200);
  });

  test('backslashes, tabs, quotes and line ends come back as they were', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const problem = 'What is $\\frac{1}{2}$\tof "\\N" and\nnothing\r\n\\. else?';
    await importLines(slug, [JSON.stringify({ question: problem, answer: 'All of it.\n#### 1' })]);
    const seed = await db.seed.findFirstOrThrow({ where: { projectId } });
    expect(seed.problem).toBe(problem);
  });

  test('a dry run shows rows and problems with lines and writes nothing', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const lines = [...gsm8k(14), '{"question": 1}', gsm8k(1)[0] ?? ''];
    const id = await upload(slug, fileOf(lines));
    const before = await db.auditEvent.count({ where: { projectId } });
    const shown = await previewImport(ctx, { project: slug, import: id });
    expect(shown).toMatchObject({
      format: 'gsm8k',
      needsMapping: false,
      readable: 15,
      rejected: 1,
      repeated: 1,
    });
    expect(shown.rows.map((row) => row.line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(new Set(shown.problems.map((problem) => problem.line))).toEqual(new Set([15]));
    expect(await db.seed.count({ where: { projectId } })).toBe(0);
    expect(await db.importReject.count({ where: { importId: id } })).toBe(0);
    expect(await db.auditEvent.count({ where: { projectId } })).toBe(before);
    expect(await getImport(ctx, { project: slug, import: id })).toMatchObject({
      status: 'uploaded',
      rowsRead: 0,
    });
  });

  test('a file in no known format asks for its columns, and is read by them', async () => {
    const { slug } = await makeProject(db);
    const id = await upload(slug, Buffer.from('Frage;Lösung\n"Was ist 1+1?";2\n'), 'x.csv');
    const shown = await previewImport(ctx, { project: slug, import: id });
    expect(shown).toMatchObject({ needsMapping: true, columns: ['Frage', 'Lösung'] });
    await expect(startImport(ctx, { project: slug, import: id })).rejects.toMatchObject({ code: 'INVALID' });
    await startImport(ctx, { project: slug, import: id, mapping: { problem: 'Frage', answer: 'Lösung' } });
    await runImport(ctx, id);
    const list = await listSeeds(ctx, { project: slug });
    expect(list.items).toMatchObject([{ problem: 'Was ist 1+1?', answer: '2' }]);
  });

  test.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])],
    ['a JSON text', Buffer.from('"problem"')],
    ['an empty file', Buffer.alloc(0)],
    ['a broken Parquet file', Buffer.from('PAR1 and no more')],
  ])('%s is refused, and the dry run says why', async (_, content) => {
    const { id: projectId, slug } = await makeProject(db);
    const id = await upload(slug, content, 'x.bin');
    const shown = await previewImport(ctx, { project: slug, import: id }).catch((error) => error);
    if (shown instanceof Error)
      expect(shown).toMatchObject({ code: 'INVALID', message: expect.stringMatching(/\w/) });
    else expect(shown).toMatchObject({ needsMapping: false, readable: 0 });
    await expect(startImport(ctx, { project: slug, import: id })).rejects.toMatchObject({ code: 'INVALID' });
    expect(await db.seed.count({ where: { projectId } })).toBe(0);
  });

  test('a format that does not exist is refused by name', async () => {
    const { slug } = await makeProject(db);
    const id = await upload(slug, fileOf(gsm8k(1)));
    await expect(startImport(ctx, { project: slug, import: id, format: 'gsm9k' })).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('gsm9k'),
    });
  });
});

describe('an import that is disturbed', () => {
  test('goes on behind its last whole chunk: every row is there exactly once', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const lines = gsm8k(11_000);
    lines[10] = '{';
    lines[8_000] = '{';
    const id = await upload(slug, fileOf(lines));
    await startImport(ctx, { project: slug, import: id });
    const mend = await breakAt(7_000, id);
    await expect(runImport(ctx, id)).rejects.toThrow('the connection broke');
    expect(await getImport(ctx, { project: slug, import: id })).toMatchObject({
      status: 'running',
      rowsRead: 5_000,
      rowsAdded: 4_999,
      rowsRejected: 1,
    });
    await mend();
    await runImport(ctx, id);
    const done = await getImport(ctx, { project: slug, import: id });
    expect(done.status).toBe('done');
    expect(counts(done)).toEqual({ rowsRead: 11_000, rowsAdded: 10_998, rowsDuplicate: 0, rowsRejected: 2 });
    expect(done.rejects.map((reject) => reject.line)).toEqual([11, 8_001]);
    const rows = await db.seed.findMany({ where: { projectId }, select: { rowNumber: true } });
    expect(new Set(rows.map((row) => row.rowNumber)).size).toBe(10_998);
    await runImport(ctx, id);
    expect(await db.seed.count({ where: { projectId } })).toBe(10_998);
  });

  test('run by two workers at once, every row is there exactly once and counted once', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const id = await upload(slug, fileOf([...gsm8k(5_500), '{']));
    await startImport(ctx, { project: slug, import: id });
    await Promise.all([runImport(ctx, id), runImport(ctx, id), runImport(ctx, id)]);
    const done = await getImport(ctx, { project: slug, import: id });
    expect(done.status).toBe('done');
    expect(counts(done)).toEqual({ rowsRead: 5_501, rowsAdded: 5_500, rowsDuplicate: 0, rowsRejected: 1 });
    expect(done.rejects).toHaveLength(1);
    expect(await db.seed.count({ where: { projectId } })).toBe(5_500);
  });

  test('two imports of the same problems at once, in opposite order, add every problem once', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const lines = gsm8k(3_000);
    const ids = [await upload(slug, fileOf(lines)), await upload(slug, fileOf([...lines].reverse()))];
    for (const id of ids) await startImport(ctx, { project: slug, import: id });
    await Promise.all(ids.map((id) => runImport(ctx, id)));
    const ended = await Promise.all(ids.map((id) => getImport(ctx, { project: slug, import: id })));
    expect(ended.map((one) => one.status)).toEqual(['done', 'done']);
    expect(ended.map((one) => one.rowsAdded + one.rowsDuplicate)).toEqual([3_000, 3_000]);
    expect(ended[0]!.rowsAdded + ended[1]!.rowsAdded).toBe(3_000);
    expect(await db.seed.count({ where: { projectId } })).toBe(3_000);
  });

  test('cancelled while it runs, it keeps what it has and never goes on', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const id = await upload(slug, fileOf(gsm8k(7_000)));
    await startImport(ctx, { project: slug, import: id });
    const mend = await breakAt(6_000, id);
    await expect(runImport(ctx, id)).rejects.toThrow('the connection broke');
    await mend();
    await runImport(
      whenReading(() => cancelImport(ctx, { project: slug, import: id })),
      id,
    );
    await runImport(ctx, id);
    const ended = await getImport(ctx, { project: slug, import: id });
    expect(ended).toMatchObject({ status: 'cancelled', rowsRead: 5_000, rowsAdded: 5_000 });
    expect(await db.seed.count({ where: { projectId } })).toBe(5_000);
    await expect(cancelImport(ctx, { project: slug, import: id })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
  });

  test('of two who start one upload, one starts it', async () => {
    const { slug } = await makeProject(db);
    const id = await upload(slug, fileOf(gsm8k(2)));
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => startImport(ctx, { project: slug, import: id })),
    );
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of tries) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'PRECONDITION' });
    }
  });

  test('a stored file that is gone stops the import with an error that the queue tries again', async () => {
    const { slug } = await makeProject(db);
    const id = await upload(slug, fileOf(gsm8k(2)));
    await startImport(ctx, { project: slug, import: id });
    const elsewhere = filesystemStorage(mkdtempSync(path.join(tmpdir(), 'corollary-test-')));
    await expect(runImport({ ...ctx, storage: elsewhere }, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await runImport(ctx, id);
    expect(await getImport(ctx, { project: slug, import: id })).toMatchObject({
      status: 'done',
      rowsAdded: 2,
    });
  });

  test('an upload that breaks off leaves nothing behind', async () => {
    const { id: projectId, slug } = await makeProject(db);
    async function* broken() {
      yield Buffer.from(gsm8k(1)[0] ?? '');
      throw new Error('the browser went away');
    }
    await expect(uploadSeeds(ctx, { project: slug, fileName: 'a.jsonl', content: broken() })).rejects.toThrow(
      'the browser went away',
    );
    expect(await db.seedImport.count({ where: { projectId } })).toBe(0);
  });
});

test('the list of imports is newest first and turns its pages by keyset', async () => {
  const { slug } = await makeProject(db);
  const ids: string[] = [];
  for (let at = 0; at < 5; at += 1) ids.push(await upload(slug, fileOf(gsm8k(1)), `${at}.jsonl`));
  const seen: string[] = [];
  let after: number | undefined;
  do {
    const page = await listImports(ctx, { project: slug, limit: 2, after });
    seen.push(...page.items.map((one) => one.id));
    after = page.nextAfter ?? undefined;
  } while (after !== undefined);
  expect(seen).toEqual([...ids].reverse());
});
