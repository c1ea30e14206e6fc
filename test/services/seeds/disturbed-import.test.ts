import { describe, expect, test } from 'vitest';
import type { Ctx } from '#lib/services/context.ts';
import { cancelImport, getImport, startImport, uploadSeeds } from '#lib/services/seeds/index.ts';
import { runImport } from '#lib/services/seeds/run-import.ts';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, systemContext } from '#test/support/factories.ts';
import { counts, fileOf, gsm8k, upload } from '#test/support/import-file.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const { db, pool } = await testDatabase();
const ctx = systemContext(db);

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

/** Inserts into the project stop before this row until the returned function is called. */
async function gateAt(rowNumber: number, projectId: string) {
  const keeper = await pool.connect();
  await keeper.query(`
    CREATE FUNCTION gate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_advisory_xact_lock_shared(4711); RETURN NEW; END $$;
    CREATE TRIGGER gate BEFORE INSERT ON seeds FOR EACH ROW
      WHEN (NEW.row_number = ${rowNumber} AND NEW.project_id = '${projectId}') EXECUTE FUNCTION gate();
    SELECT pg_advisory_lock(4711)`);
  return async () => {
    await keeper.query('SELECT pg_advisory_unlock(4711)');
    keeper.release();
  };
}

/** How many sessions of this database wait for an advisory lock. */
async function waiting(): Promise<number> {
  const { rows } = await pool.query(`
    SELECT count(*)::int AS count FROM pg_locks
    WHERE locktype = 'advisory' AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
  return rows[0].count;
}

async function stagingTables(): Promise<string[]> {
  const { rows } = await pool.query("SELECT relname FROM pg_class WHERE relname LIKE 'import\\_rows\\_%'");
  return rows.map((row) => row.relname);
}

/** Rows in all staging tables of this database. */
async function stagedRows(): Promise<number> {
  const each = (await stagingTables()).map((name) => pool.query(`SELECT count(*)::int AS rows FROM ${name}`));
  return (await Promise.all(each)).reduce((sum, { rows }) => sum + rows[0].rows, 0);
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

/** Parts of about 1,000 rows, so that a file of a few thousand has several. */
const parts = { tableRows: 1_000, blockBytes: 64 * 1024 };

describe('an import that is disturbed', () => {
  test('goes on behind its last whole chunk: every row is there exactly once', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const lines = gsm8k(11_000);
    lines[10] = '{';
    lines[8_000] = '{';
    const id = await upload(ctx, slug, fileOf(lines));
    await startImport(ctx, { project: slug, import: id });
    const mend = await breakAt(7_000, id);
    await expect(runImport(ctx, id, parts)).rejects.toThrow('the connection broke');
    const broken = await getImport(ctx, { project: slug, import: id });
    expect(broken).toMatchObject({ status: 'running', phase: 'merging', rowsRead: 11_000, rowsRejected: 2 });
    expect(broken.rowsMerged).toBeGreaterThan(4_000);
    expect(broken.rowsMerged).toBeLessThan(7_000);
    expect(await db.seed.count({ where: { projectId } })).toBe(broken.rowsMerged);
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
    const id = await upload(ctx, slug, fileOf([...gsm8k(5_500), '{']));
    await startImport(ctx, { project: slug, import: id });
    await Promise.all([1, 2, 3].map(() => runImport(ctx, id, parts)));
    const done = await getImport(ctx, { project: slug, import: id });
    expect(done.status).toBe('done');
    expect(counts(done)).toEqual({ rowsRead: 5_501, rowsAdded: 5_500, rowsDuplicate: 0, rowsRejected: 1 });
    expect(done.rejects).toHaveLength(1);
    expect(await db.seed.count({ where: { projectId } })).toBe(5_500);
  });

  test('two imports of the same problems at once, in opposite order, add every problem once', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const lines = gsm8k(1_000);
    const ids = [
      await upload(ctx, slug, fileOf(lines)),
      await upload(ctx, slug, fileOf([...lines].reverse())),
    ];
    for (const id of ids) await startImport(ctx, { project: slug, import: id });
    const open = await gateAt(500, projectId);
    const runs = ids.map((id) => runImport(ctx, id));
    await expect.poll(waiting, { timeout: 20_000 }).toBe(2);
    await open();
    await Promise.all(runs);
    const ended = await Promise.all(ids.map((id) => getImport(ctx, { project: slug, import: id })));
    expect(ended.map((one) => one.status)).toEqual(['done', 'done']);
    expect(ended.map((one) => one.rowsAdded + one.rowsDuplicate)).toEqual([1_000, 1_000]);
    expect(ended[0]!.rowsAdded + ended[1]!.rowsAdded).toBe(1_000);
    expect(await db.seed.count({ where: { projectId } })).toBe(1_000);
  });

  test('cancelled while it runs, it keeps what it has and never goes on', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const id = await upload(ctx, slug, fileOf(gsm8k(7_000)));
    await startImport(ctx, { project: slug, import: id });
    const mend = await breakAt(6_000, id);
    await expect(runImport(ctx, id, parts)).rejects.toThrow('the connection broke');
    const broken = await getImport(ctx, { project: slug, import: id });
    await mend();
    await cancelImport(ctx, { project: slug, import: id });
    await runImport(ctx, id);
    const ended = await getImport(ctx, { project: slug, import: id });
    expect(ended).toMatchObject({ status: 'cancelled', rowsAdded: broken.rowsAdded });
    expect(await db.seed.count({ where: { projectId } })).toBe(broken.rowsAdded);
    expect(await stagingTables()).toEqual([]);
    await expect(cancelImport(ctx, { project: slug, import: id })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
  });

  test('cancelled while it reads, it adds nothing and leaves no staged rows', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const id = await upload(ctx, slug, fileOf(gsm8k(3_000)));
    await startImport(ctx, { project: slug, import: id });
    await runImport(
      whenReading(() => cancelImport(ctx, { project: slug, import: id })),
      id,
      parts,
    );
    expect(await getImport(ctx, { project: slug, import: id })).toMatchObject({
      status: 'cancelled',
      rowsAdded: 0,
    });
    expect(await db.seed.count({ where: { projectId } })).toBe(0);
    expect(await stagingTables()).toEqual([]);
  });

  test('broken while it reads, it goes on behind its last whole part, empty lines and all', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const lines = gsm8k(6_000);
    lines[10] = '';
    lines[4_500] = '{';
    const id = await upload(ctx, slug, fileOf(lines));
    await startImport(ctx, { project: slug, import: id });
    await pool.query(`
      CREATE FUNCTION break_reject() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'the connection broke'; END $$;
      CREATE TRIGGER break_reject BEFORE INSERT ON import_rejects FOR EACH ROW EXECUTE FUNCTION break_reject()`);
    await expect(runImport(ctx, id, parts)).rejects.toThrow('the connection broke');
    const broken = await getImport(ctx, { project: slug, import: id });
    expect(broken).toMatchObject({ status: 'running', phase: 'reading', rowsAdded: 0, rowsRejected: 0 });
    expect(broken.rowsRead).toBeGreaterThan(2_000);
    expect(broken.bytesRead).toBeLessThan(broken.byteSize);
    await pool.query('DROP FUNCTION break_reject() CASCADE');
    await runImport(ctx, id, parts);
    const done = await getImport(ctx, { project: slug, import: id });
    expect(counts(done)).toEqual({ rowsRead: 5_999, rowsAdded: 5_998, rowsDuplicate: 0, rowsRejected: 1 });
    expect(done.rejects.map((reject) => reject.line)).toEqual([4_501]);
    const rows = await db.seed.findMany({
      where: { projectId },
      select: { rowNumber: true },
      orderBy: { seq: 'asc' },
    });
    const expected = lines.flatMap((line, at) => (line.length > 1 ? [at + 1] : []));
    expect(rows.map((row) => row.rowNumber)).toEqual(expected);
  });

  test('broken as a part is committed, what is read of the next one is given up with it', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const id = await upload(ctx, slug, fileOf(gsm8k(6_000)));
    await startImport(ctx, { project: slug, import: id });
    await pool.query(`
      CREATE FUNCTION break_commit() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'the connection broke'; END $$;
      CREATE CONSTRAINT TRIGGER break_commit AFTER UPDATE ON seed_imports DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (NEW.rows_read > 2_000 AND NEW.phase = 'reading') EXECUTE FUNCTION break_commit()`);
    await expect(runImport(ctx, id, parts)).rejects.toThrow('the connection broke');
    const broken = await getImport(ctx, { project: slug, import: id });
    expect(broken).toMatchObject({ status: 'running', phase: 'reading' });
    expect(broken.rowsRead).toBeGreaterThan(0);
    expect(broken.rowsRead).toBeLessThanOrEqual(2_000);
    expect(await stagedRows()).toBe(broken.rowsRead);
    await pool.query('DROP FUNCTION break_commit() CASCADE');
    await runImport(ctx, id, parts);
    const done = await getImport(ctx, { project: slug, import: id });
    expect(counts(done)).toEqual({ rowsRead: 6_000, rowsAdded: 6_000, rowsDuplicate: 0, rowsRejected: 0 });
    expect(await db.seed.count({ where: { projectId } })).toBe(6_000);
  });

  test('cancelled before it began, it leaves no file in storage', async () => {
    const { slug } = await makeProject(db);
    const id = await upload(ctx, slug, fileOf(gsm8k(2)));
    await cancelImport(ctx, { project: slug, import: id });
    await expect(ctx.storage.localPath(`imports/${id}`)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await runImport(ctx, id);
    expect(await getImport(ctx, { project: slug, import: id })).toMatchObject({ status: 'cancelled' });
  });

  test('of two who start one upload, one starts it', async () => {
    const { slug } = await makeProject(db);
    const id = await upload(ctx, slug, fileOf(gsm8k(2)));
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
    const id = await upload(ctx, slug, fileOf(gsm8k(2)));
    await startImport(ctx, { project: slug, import: id });
    const elsewhere = filesystemStorage(temporaryFolder('test'));
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
