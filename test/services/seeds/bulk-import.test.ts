import { describe, expect, test } from 'vitest';
import { searchIndexes } from '#lib/db/queries/seeds/search-indexes.ts';
import { exportRejects, getImport, startImport } from '#lib/services/seeds/index.ts';
import { runImport } from '#lib/services/seeds/run-import.ts';
import { ensureSearchIndexes, withoutSearchIndexes } from '#lib/services/seeds/search-indexes.ts';
import { tidyImports } from '#lib/services/seeds/tidy-imports.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, systemContext } from '#test/support/factories.ts';
import { counts, fileOf, gsm8k, upload } from '#test/support/import-file.ts';
import { importThreads } from '#worker/import-threads.ts';

const { db, pool } = await testDatabase();
const ctx = systemContext(db);
const bulk = { tableRows: 500, blockBytes: 32 * 1024, bulkRows: 1_000 };
const all = searchIndexes.map((index) => index.name).sort();

async function indexes(): Promise<string[]> {
  const { rows } = await pool.query(
    `SELECT c.relname FROM pg_class AS c JOIN pg_index AS i ON i.indexrelid = c.oid
     WHERE i.indisvalid AND c.relname = ANY ($1) ORDER BY 1`,
    [all],
  );
  return rows.map((row) => row.relname);
}

async function started(slug: string, lines: string[]) {
  const id = await upload(ctx, slug, fileOf(lines));
  await startImport(ctx, { project: slug, import: id });
  return id;
}

/** Every insert of this row fails until the returned function is called. */
async function breakAt(row: number) {
  await pool.query(`
    CREATE FUNCTION break_row() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the connection broke'; END $$;
    CREATE TRIGGER break_row BEFORE INSERT ON seeds FOR EACH ROW
      WHEN (NEW.row_number = ${row}) EXECUTE FUNCTION break_row()`);
  return () => pool.query('DROP FUNCTION break_row() CASCADE');
}

describe('a bulk import', () => {
  test('takes the search indexes of its table away while rows are merged, and has them built when it ends', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const id = await started(slug, gsm8k(3_000));
    await pool.query(`
      CREATE TABLE seen (index text);
      CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN INSERT INTO seen SELECT relname FROM pg_class WHERE relname IN ('seeds_words', 'variants_words');
      RETURN NULL; END $$;
      CREATE TRIGGER look AFTER INSERT ON seeds EXECUTE FUNCTION look()`);
    await runImport(ctx, id, bulk);
    const { rows } = await pool.query('SELECT DISTINCT index FROM seen');
    await pool.query('DROP FUNCTION look() CASCADE; DROP TABLE seen');
    expect(rows).toEqual([{ index: 'variants_words' }]);
    expect(await indexes()).toEqual(all);
    expect(await getImport(ctx, { project: slug, import: id })).toMatchObject({
      ...{ status: 'done', phase: null, rowsStaged: 3_000, rowsMerged: 3_000, rowsAdded: 3_000 },
    });
    expect(await db.seed.count({ where: { projectId } })).toBe(3_000);
    // Whoever reads a page first need not write it, as soon as nobody looks at an older state.
    const vacuumed = `SELECT vacuum_count > 0 AS vacuumed FROM pg_stat_user_tables WHERE relname = 'seeds'`;
    await expect.poll(async () => (await pool.query(vacuumed)).rows).toEqual([{ vacuumed: true }]);
  });

  test('that breaks leaves the indexes built', async () => {
    const { slug } = await makeProject(db);
    const id = await started(slug, gsm8k(3_000));
    const mend = await breakAt(2_000);
    await expect(runImport(ctx, id, bulk)).rejects.toThrow('the connection broke');
    expect(await indexes()).toEqual(all);
    await mend();
    await runImport(ctx, id, bulk);
    expect(await getImport(ctx, { project: slug, import: id })).toMatchObject({ rowsAdded: 3_000 });
  });

  test('beside another leaves the building to the last of them', async () => {
    await withoutSearchIndexes(pool, ['seeds'], async () => {
      await withoutSearchIndexes(pool, ['seeds', 'variants'], async () => {});
      expect(await ensureSearchIndexes(pool)).toEqual([]);
      expect(await indexes()).toEqual([]);
    });
    expect((await ensureSearchIndexes(pool)).sort()).toEqual(all);
    expect(await ensureSearchIndexes(pool)).toEqual([]);
  });

  test('on threads reads what it reads without them', async () => {
    const lines = gsm8k(4_000);
    lines[777] = '{';
    const ended = [];
    const drafter = importThreads(2);
    for (const options of [{}, { drafter, blockBytes: 16 * 1024 }]) {
      const { id: projectId, slug } = await makeProject(db);
      const id = await started(slug, lines);
      await runImport(ctx, id, options);
      const select = { rowNumber: true, problem: true, contentHash: true, answer: true, tokens: true };
      const seeds = await db.seed.findMany({ where: { projectId }, orderBy: { seq: 'asc' }, select });
      ended.push({ ...counts(await getImport(ctx, { project: slug, import: id })), seeds });
    }
    await drafter.close();
    expect(ended[1]).toEqual(ended[0]);
    expect(ended[0]).toMatchObject({ rowsAdded: 3_999, rowsRejected: 1 });
  });
});

test('when a worker starts, staged rows that nobody will merge are dropped, and missing indexes are built', async () => {
  const { slug } = await makeProject(db);
  const id = await started(slug, gsm8k(3_000));
  const mend = await breakAt(1);
  await expect(runImport(ctx, id, bulk)).rejects.toThrow('the connection broke');
  await mend();
  await db.project.delete({ where: { slug } });
  await pool.query('DROP INDEX seeds_words');
  await tidyImports(ctx);
  expect(await indexes()).toEqual(all);
  const { rows } = await pool.query("SELECT relname FROM pg_class WHERE relname LIKE 'import\\_rows\\_%'");
  expect(rows).toEqual([]);
});

test('of a file that is mostly wrong so many problems are kept, and all are counted', async () => {
  const { slug } = await makeProject(db);
  const bad = Buffer.concat([Buffer.from('{"question":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}\n')]);
  const content = Buffer.concat([
    fileOf(gsm8k(2)),
    ...Array.from({ length: 400 }, () => bad),
    fileOf(gsm8k(3)),
  ]);
  const id = await upload(ctx, slug, content);
  await startImport(ctx, { project: slug, import: id });
  await runImport(ctx, id, { mostRejects: 250, tableRows: 100, blockBytes: 1_024 });
  const done = await getImport(ctx, { project: slug, import: id });
  expect(counts(done)).toEqual({ rowsRead: 405, rowsAdded: 3, rowsDuplicate: 2, rowsRejected: 400 });
  expect(done).toMatchObject({ moreRejects: true });
  const { fileName, lines } = await exportRejects(ctx, { project: slug, import: id });
  expect(fileName).toBe('train.jsonl-rejects.csv');
  const report: string[] = [];
  for await (const line of lines) report.push(line);
  expect(report).toHaveLength(251);
  expect(report.slice(0, 2)).toEqual(['line,field,message\r\n', '3,,The row is not valid UTF-8.\r\n']);
});
