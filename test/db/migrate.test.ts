import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { migrate } from '#lib/db/migrate.ts';
import { missingSql, withDatabase } from '#lib/db/schema-engine.ts';
import { adminUrl } from '#test/support/database.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { administer } from '#test/support/test-cluster.ts';

const root = path.resolve(import.meta.dirname, '../..');
const made: string[] = [];

async function emptyDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(adminUrl(), `CREATE DATABASE ${name}`);
  made.push(name);
  return withDatabase(adminUrl(), name);
}

afterAll(async () => {
  for (const name of made) await administer(adminUrl(), `DROP DATABASE ${name} WITH (FORCE)`);
});

/** A checkout with these migrations and nothing else. */
function checkout(migrations: Record<string, string>): string {
  const folder = temporaryFolder('migrations');
  const base = path.join(folder, 'prisma/migrations');
  mkdirSync(base, { recursive: true });
  writeFileSync(path.join(base, 'migration_lock.toml'), 'provider = "postgresql"\n');
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(path.join(base, name));
    writeFileSync(path.join(base, name, 'migration.sql'), sql);
  }
  return folder;
}

test('the migrations make exactly what the schema says', async () => {
  expect(await missingSql(root, adminUrl())).toBe('');
});

test('processes that start at once migrate once', async () => {
  const url = await emptyDatabase();
  const applied = await Promise.all([1, 2, 3].map(() => migrate(root, url)));
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  const { rows } = await administer(url, 'SELECT count(*)::int AS runs FROM _prisma_migrations');
  expect(rows[0].runs).toBe(applied.flat().length);
  expect(await migrate(root, url)).toEqual([]);
});

test('a function whose body holds semicolons is taken whole', async () => {
  const url = await emptyDatabase();
  const body = 'CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;';
  await migrate(checkout({ '20260101000000_function': body }), url);
  expect((await administer(url, 'SELECT two()')).rows).toEqual([{ two: 2 }]);
});

test('a migration that fails leaves nothing, is named in one line, and is tried again', async () => {
  const url = await emptyDatabase();
  const good = { '20260101000000_first': 'CREATE TABLE first (id int);' };
  const broken = { ...good, '20260102000000_second': 'CREATE TABLE second (id int); SELECT 1 / 0;' };
  const mended = { ...good, '20260102000000_second': 'CREATE TABLE second (id int);' };
  const failure = await migrate(checkout(broken), url).catch((error: Error) => error.message);
  expect(failure).toBe('The migration 20260102000000_second failed and was taken back: division by zero');
  const { rows } = await administer(
    url,
    "SELECT to_regclass('first')::text AS first, to_regclass('second')::text AS second",
  );
  expect(rows).toEqual([{ first: 'first', second: null }]);
  expect(await migrate(checkout(mended), url)).toEqual(['20260102000000_second']);
});

test('a database that a newer version made is refused', async () => {
  const url = await emptyDatabase();
  const older = { '20260101000000_first': 'CREATE TABLE first (id int);' };
  await migrate(checkout({ ...older, '20270101000000_later': 'CREATE TABLE later (id int);' }), url);
  await expect(migrate(checkout(older), url)).rejects.toThrow(
    '20270101000000_later, which this version does not know',
  );
});

test('a migration that was edited after it was applied is refused', async () => {
  const url = await emptyDatabase();
  await migrate(checkout({ '20260101000000_first': 'CREATE TABLE first (id int);' }), url);
  const edited = checkout({ '20260101000000_first': 'CREATE TABLE first (id bigint);' });
  await expect(migrate(edited, url)).rejects.toThrow('20260101000000_first was changed after it was applied');
});
