import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import {
  getImport,
  listImports,
  listSeeds,
  previewImport,
  startImport,
  uploadSeeds,
} from '#lib/services/seeds/index.ts';
import { runImport } from '#lib/services/seeds/run-import.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, systemContext, wordProblems } from '#test/support/factories.ts';
import { counts, fileOf, gsm8k, importLines, upload } from '#test/support/import-file.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

describe('an import', () => {
  test('keeps the rows of a GSM8K file with their place, and adds nothing when it is imported again', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const first = await importLines(ctx, slug, gsm8k(30));
    expect(first).toMatchObject({ status: 'done', format: 'gsm8k', bytesRead: first.byteSize });
    expect(counts(first)).toEqual({ rowsRead: 30, rowsAdded: 30, rowsDuplicate: 0, rowsRejected: 0 });
    const seeds = await db.seed.findMany({ where: { projectId }, orderBy: { seq: 'asc' } });
    expect(seeds.map((seed) => seed.rowNumber)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
    expect(seeds[0]).toMatchObject({ importId: first.id, answer: wordProblems(1)[0]?.answer });
    const again = await importLines(ctx, slug, gsm8k(30));
    expect(again.fileHash).toBe(first.fileHash);
    expect(counts(again)).toEqual({ rowsRead: 30, rowsAdded: 0, rowsDuplicate: 30, rowsRejected: 0 });
    expect(await db.seed.count({ where: { projectId } })).toBe(30);
    const trail = await db.auditEvent.findMany({ where: { projectId }, orderBy: { id: 'asc' } });
    const once = ['seeds.upload', 'seeds.import', 'seeds.import'];
    expect(trail.map((event) => event.action)).toEqual([...once, ...once]);
  });

  test('tells of an upload whose bytes were imported before', async () => {
    const { slug } = await makeProject(db);
    await importLines(ctx, slug, gsm8k(2));
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
    const done = await importLines(ctx, slug, lines);
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
    const done = await importLines(ctx, slug, lines);
    expect(counts(done)).toEqual({ rowsRead: 301, rowsAdded: 1, rowsDuplicate: 0, rowsRejected: 300 });
    expect(done.rejects).toHaveLength(200);
  });

  test('backslashes, tabs, quotes and line ends come back as they were', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const problem = 'What is $\\frac{1}{2}$\tof "\\N" and\nnothing\r\n\\. else?';
    await importLines(ctx, slug, [JSON.stringify({ question: problem, answer: 'All of it.\n#### 1' })]);
    const seed = await db.seed.findFirstOrThrow({ where: { projectId } });
    expect(seed.problem).toBe(problem);
  });

  test('a dry run shows rows and problems with lines and writes nothing', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const lines = [...gsm8k(14), '{"question": 1}', gsm8k(1)[0] ?? ''];
    const id = await upload(ctx, slug, fileOf(lines));
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
    const id = await upload(ctx, slug, Buffer.from('Frage;Lösung\n"Was ist 1+1?";2\n'), 'x.csv');
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
    const id = await upload(ctx, slug, content, 'x.bin');
    const shown = await previewImport(ctx, { project: slug, import: id }).catch((error) => error);
    if (shown instanceof Error)
      expect(shown).toMatchObject({ code: 'INVALID', message: expect.stringMatching(/\w/) });
    else expect(shown).toMatchObject({ needsMapping: false, readable: 0 });
    await expect(startImport(ctx, { project: slug, import: id })).rejects.toMatchObject({ code: 'INVALID' });
    expect(await db.seed.count({ where: { projectId } })).toBe(0);
  });

  test('a format that does not exist is refused by name', async () => {
    const { slug } = await makeProject(db);
    const id = await upload(ctx, slug, fileOf(gsm8k(1)));
    await expect(startImport(ctx, { project: slug, import: id, format: 'gsm9k' })).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('gsm9k'),
    });
  });
});

test('the list of imports is newest first and turns its pages by keyset', async () => {
  const { slug } = await makeProject(db);
  const ids: string[] = [];
  for (let at = 0; at < 5; at += 1) ids.push(await upload(ctx, slug, fileOf(gsm8k(1)), `${at}.jsonl`));
  const seen: string[] = [];
  let after: number | undefined;
  do {
    const page = await listImports(ctx, { project: slug, limit: 2, after });
    seen.push(...page.items.map((one) => one.id));
    after = page.nextAfter ?? undefined;
  } while (after !== undefined);
  expect(seen).toEqual([...ids].reverse());
});
