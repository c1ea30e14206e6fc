import { describe, expect, test } from 'vitest';
import { seedSorts } from '#lib/domain/seeds/filter.ts';
import { getSeed, listSeeds } from '#lib/services/seeds/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

type Filter = Omit<Parameters<typeof listSeeds>[1], 'project'>;

type Row = { seq: number; level: number | null; tokens: number | null };

/** Every page of a list, from the last to the first. */
async function walkBack(project: string, filter: Filter, limit: number) {
  const rows: number[] = [];
  let before: string | undefined = 'end';
  do {
    const page: Awaited<ReturnType<typeof listSeeds>> = await listSeeds(ctx, {
      project,
      ...filter,
      limit,
      before,
    });
    rows.unshift(...page.items.map((row) => row.seq));
    before = page.previousBefore ?? undefined;
  } while (before !== undefined);
  return rows;
}

/** Every page of a list, from the first to the last. */
async function walk(project: string, filter: Filter, limit: number) {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const page = await listSeeds(ctx, { project, ...filter, limit, after });
    rows.push(...page.items);
    after = page.nextAfter ?? undefined;
  } while (after !== undefined);
  return rows;
}

async function levelled(levels: (number | null)[]) {
  const project = await makeProject(db);
  const ids = await makeSeeds(
    db,
    project.id,
    levels.map((level, at) => ({
      problem: `Problem ${at}`,
      level,
      tokens: level === null ? 7 : (at * 7) % 4 === 0 ? null : at % 4,
      subject: at % 3 === 0 ? null : 'Algebra',
    })),
  );
  return { ...project, ids };
}

describe('pages of seeds', () => {
  const levels = [3, null, 1, 5, null, 1, 1, 2, null, 4, 3, 5, 1];

  test.each(seedSorts.flatMap((sort) => [1, 2, 3, 5, 13, 50].map((limit) => ({ sort, limit }))))(
    'sorted by $sort, $limit at a time, visit every row exactly once and in order',
    async ({ sort, limit }) => {
      const { slug } = await levelled(levels);
      const rows = await walk(slug, { sort }, limit);
      expect(new Set(rows.map((row) => row.seq)).size).toBe(levels.length);
      expect(rows).toHaveLength(levels.length);
      const sign = sort.startsWith('-') ? -1 : 1;
      const sortValue = (row: Row) =>
        sort.endsWith('seq') ? 0 : sort.endsWith('level') ? row.level : row.tokens;
      const sorted = [...rows].sort((a, b) => {
        const [one, other] = [sortValue(a), sortValue(b)];
        const absent = Number(one === null) - Number(other === null);
        return absent || sign * ((one ?? 0) - (other ?? 0)) || sign * (a.seq - b.seq);
      });
      expect(rows.map((row) => row.seq)).toEqual(sorted.map((row) => row.seq));
      expect(await walkBack(slug, { sort }, limit)).toEqual(rows.map((row) => row.seq));
    },
  );

  test('a page keeps its place while rows are added', async () => {
    const { id, slug } = await levelled(levels);
    const first = await listSeeds(ctx, { project: slug, sort: '-level', limit: 6 });
    await makeSeeds(db, id, [{ problem: 'A late one', level: 5 }]);
    const second = await listSeeds(ctx, {
      project: slug,
      sort: '-level',
      limit: 50,
      after: first.nextAfter!,
    });
    const seen = [...first.items, ...second.items].map((row) => row.seq);
    expect(new Set(seen).size).toBe(levels.length);
  });

  test.each(seedSorts)(
    'sorted by %s show no row twice and skip none, while rows come and go',
    async (sort) => {
      const { id, slug, ids } = await levelled(levels);
      const gone = [ids[1]!, ids[6]!, ids[12]!];
      const seen: string[] = [];
      let after: string | undefined;
      for (let page = 0; page === 0 || after !== undefined; page++) {
        const shown = await listSeeds(ctx, { project: slug, sort, limit: 2, after });
        seen.push(...shown.items.map((row) => row.id));
        after = shown.nextAfter ?? undefined;
        // Also the row that the next page begins behind.
        const away = page % 2 === 0 ? gone.shift() : undefined;
        if (away) await db.seed.delete({ where: { id: away } });
        if (page < 4) await makeSeeds(db, id, [{ problem: `New ${page}`, level: page, tokens: page }]);
      }
      expect(new Set(seen).size).toBe(seen.length);
      const left = await db.seed.findMany({ where: { id: { in: ids } }, select: { id: true } });
      expect(left.filter((row) => !seen.includes(row.id))).toEqual([]);
      const last = await listSeeds(ctx, { project: slug, sort, limit: 2 });
      await db.seed.delete({ where: { id: last.items[1]!.id } });
      const next = await listSeeds(ctx, { project: slug, sort, limit: 50, after: last.nextAfter! });
      const all = await listSeeds(ctx, { project: slug, sort, limit: 50 });
      expect(next.items.map((row) => row.id)).toEqual(all.items.slice(1).map((row) => row.id));
    },
  );

  test.each(['x', '1~', '1~2~3', '1;drop', '9'.repeat(30)])(
    'a damaged cursor %s is refused',
    async (after) => {
      const { slug } = await levelled([1]);
      await expect(listSeeds(ctx, { project: slug, after })).rejects.toMatchObject({ code: 'INVALID' });
    },
  );
});

describe('filters of seeds', () => {
  test.each<{ filter: Filter; wanted: number[] }>([
    { filter: { level: [1] }, wanted: [1] },
    { filter: { level: [0] }, wanted: [2] },
    { filter: { level: [0, 1] }, wanted: [1, 2] },
    { filter: { subject: ['none'] }, wanted: [2] },
    { filter: { subject: ['Algebra', 'none'], level: [2] }, wanted: [3] },
    { filter: { solution: 'yes' }, wanted: [1] },
    { filter: { solution: 'no' }, wanted: [2, 3, 4, 5] },
    { filter: { text: 'APPLES' }, wanted: [1, 3] },
    { filter: { text: '100%' }, wanted: [4] },
    { filter: { text: '\\frac' }, wanted: [5] },
    { filter: { text: 'a_1' }, wanted: [5] },
    { filter: { text: "'; --" }, wanted: [] },
  ])('$filter finds $wanted', async ({ filter, wanted }) => {
    const project = await makeProject(db);
    await makeSeeds(db, project.id, [
      { problem: 'Two apples', level: 1, subject: 'Algebra', solution: 'One and one.' },
      { problem: 'aX1 frac' },
      { problem: '1000 apples', level: 2, subject: 'Algebra' },
      { problem: 'All 100% of it', level: 3, subject: 'Geometry' },
      { problem: 'The sum of $\\frac{a_1}{2}$', level: 3, subject: 'Geometry' },
    ]);
    const list = await listSeeds(ctx, { project: project.slug, ...filter });
    const rows = await db.seed.findMany({ where: { projectId: project.id }, orderBy: { seq: 'asc' } });
    const numbers = new Map(rows.map((row) => [row.id, row.rowNumber]));
    expect(list.items.map((row) => numbers.get(row.id))).toEqual(wanted);
    expect(list.total).toBe(wanted.length);
  });

  test('a NUL in a filter is refused as wrong input', async () => {
    const { slug } = await levelled([1]);
    await expect(listSeeds(ctx, { project: slug, text: 'a\0b' })).rejects.toMatchObject({
      code: 'INVALID',
      issues: [{ path: 'text', message: expect.any(String) }],
    });
  });
});

test('a seed knows its neighbours, and only those of its project', async () => {
  const { slug, ids } = await levelled([1, 2, 3]);
  const other = await levelled([1]);
  const [first, second, third] = ids as [string, string, string];
  expect(await getSeed(ctx, { project: slug, seed: second })).toMatchObject({ previous: first, next: third });
  expect(await getSeed(ctx, { project: slug, seed: third })).toMatchObject({ previous: second, next: null });
  await expect(getSeed(ctx, { project: slug, seed: other.ids[0]! })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
