import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Prisma } from '#lib/db/generated/client.ts';
import { withTimeLimit } from '#lib/db/time-limit.ts';
import { listSeeds, uploadSeeds } from '#lib/services/seeds/index.ts';
import { verbs } from '#lib/services/verbs.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, systemContext } from '#test/support/factories.ts';

const { db, pool } = await testDatabase();
const ctx = systemContext(db);
const { id, slug: project } = await makeProject(db);
await makeSeeds(
  db,
  id,
  Array.from({ length: 200 }, (_, at) => ({ problem: `What is ${at} + ${'aaaa '.repeat(40)}?`, tokens: 50 })),
);

describe('a search that is meant to do harm', () => {
  test.each([
    ['a nested quantifier', '(a+)+$'],
    ['percent signs alone', '%'],
    ['many percent signs', '%_'.repeat(100)],
    ['backslashes', '\\'.repeat(200)],
    ['open quotes', '"'.repeat(199)],
    ['operators of a query', 'a & b | !c <-> d:* <2> (e'],
    ['negations', '-a '.repeat(60)],
    ['alternatives', 'or '.repeat(60)],
    ['one long word', 'a'.repeat(200)],
    ['SQL', "'; DROP TABLE seeds; --"],
    ['other scripts', '中'.repeat(200)],
    ['marks', '\u0301'.repeat(200)],
  ])('%s is a search like another', async (_, text) => {
    const found = await listSeeds(ctx, { project, text } as never);
    expect(found.items.length).toBeLessThanOrEqual(100);
    expect(await db.seed.count({ where: { projectId: id } })).toBe(200);
  });

  test.each<[string, object]>([
    ['ten thousand terms', { text: Array.from({ length: 10_000 }, (_, at) => `t${at}`).join(' ') }],
    ['a page of a billion', { limit: 1e9 }],
    ['a page of none', { limit: 0 }],
    ['NUL in a text', { text: 'a\0b' }],
    ['half of a character', { text: 'a\uD800' }],
    ['a cursor of another making', { after: 'W10' }],
  ])('%s is refused', async (_, asked) => {
    await expect(listSeeds(ctx, { project, ...asked } as never)).rejects.toMatchObject({ code: 'INVALID' });
  });

  test('a statement is stopped in the database when its time is over, and its connection goes on', async () => {
    const started = performance.now();
    const rows = await withTimeLimit(db, 200, (run) => run.rows(Prisma.sql`SELECT pg_sleep(60)`));
    expect(rows).toBeNull();
    expect(performance.now() - started).toBeLessThan(30_000);
    const { rows: left } = await pool.query(
      `SELECT count(*)::int AS sleeping FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT pg_sleep%'`,
    );
    expect(left).toEqual([{ sleeping: 0 }]);
  });

  test('every list of every verb has a longest page', () => {
    const unbounded = verbs.flatMap(({ spec }) => {
      const schema = z.toJSONSchema(spec.input, { io: 'input', unrepresentable: 'any' });
      const { limit, after } = (schema.properties ?? {}) as Record<string, { maximum?: number }>;
      return limit && after && (limit.maximum ?? Number.MAX_SAFE_INTEGER) > 10_000 ? [spec.name] : [];
    });
    expect(unbounded).toEqual([]);
  });
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\boot.ini', 'boot.ini'],
  ['a/b/c.jsonl', 'c.jsonl'],
  ['x\r\nSet-Cookie: a=b.jsonl', 'x␍␊Set-Cookie: a=b.jsonl'],
  ['seeds\u202Elnosj.exe', 'seeds⇆lnosj.exe'],
  ['=cmd|calc!A1.csv', '=cmd|calc!A1.csv'],
])('a file that is named %j is stored under its own id and shown as %j', async (fileName, shown) => {
  async function* content() {
    yield Buffer.from('{}\n');
  }
  const stored = await uploadSeeds(ctx, { project, fileName, content: content() } as never);
  expect(stored.fileName).toBe(shown);
  expect(await ctx.storage.stat(`imports/${stored.import}`)).not.toBeNull();
});
