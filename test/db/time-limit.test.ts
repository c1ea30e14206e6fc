import { expect, test } from 'vitest';
import { Prisma } from '#lib/db/generated/client.ts';
import { withTimeLimit } from '#lib/db/time-limit.ts';
import { testDatabase } from '#test/support/database.ts';

const { db, pool } = await testDatabase();

const one = Prisma.sql`SELECT 1 AS one`;

/** A statement that hears of its time limit and goes on all the same, until the returned function is called. */
async function deafStatement() {
  const keeper = await pool.connect();
  await keeper.query(`
    CREATE FUNCTION deaf() RETURNS int LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_advisory_lock(4712);
      RETURN 1;
    EXCEPTION WHEN query_canceled THEN
      PERFORM pg_advisory_lock(4712);
      RETURN 2;
    END $$;
    SELECT pg_advisory_lock(4712)`);
  return async () => {
    await keeper.query('SELECT pg_advisory_unlock(4712)');
    keeper.release();
  };
}

const waiting = async () =>
  (await pool.query("SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"))
    .rows[0].n;

test('a statement that takes too long gives null, and spoils none after it', async () => {
  const found = await withTimeLimit(db, 20_000, async ({ rows }) => [
    await rows(Prisma.sql`SELECT pg_sleep(60)`, { atMost: 20 }),
    await rows(one),
  ]);
  expect(found).toEqual([null, [{ one: 1 }]]);
});

test('nothing is asked when the time is over', async () => {
  expect(await withTimeLimit(db, 0, ({ rows }) => rows(one))).toBeNull();
});

test('a statement that is wrong says so, and its connection serves the next', async () => {
  await expect(withTimeLimit(db, 1000, ({ rows }) => rows(Prisma.sql`SELECT nonsense`))).rejects.toThrow(
    'nonsense',
  );
  expect(await withTimeLimit(db, 20_000, ({ rows }) => rows(one))).toEqual([{ one: 1 }]);
});

test('a statement that the server does not stop is not waited for; its connection comes back when it ends', async () => {
  const release = await deafStatement();
  const found = await withTimeLimit(db, 50, async ({ rows }) => [
    await rows(Prisma.sql`SELECT deaf()`),
    await rows(one),
  ]);
  expect(found).toEqual([null, null]);
  expect(await waiting()).toBe(1);
  const used = pool.totalCount - pool.idleCount;
  await release();
  await expect.poll(() => pool.totalCount - pool.idleCount).toBe(used - 2);
});
