import { describe, expect, test } from 'vitest';
import { storedKeys } from '#lib/math/near-duplicates/index.ts';
import {
  exportSeeds,
  listSeeds,
  restoreSeeds,
  seedFacets,
  seedPosition,
  setAsideSeeds,
  similarToSeed,
} from '#lib/services/seeds/index.ts';
import { deleteView, listViews, saveView } from '#lib/services/views/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, makeUser, systemContext } from '#test/support/factories.ts';

const { db, pool } = await testDatabase();
const ctx = systemContext(db);

const texts = [
  'A triangle has sides of length 3, 4 and 5. Find its area.',
  'Two triangles share a side. Show that they are similar.',
  'Compute $\\binom{57}{3}$ and $\\frac{1}{2}$.',
  'Compute $\\binom{58}{3}$ in the triangle of Pascal.',
  'Find all integers $n$ with $n^2 < 57$.',
  'Find all primes $p$ with $p^2 < 57$.',
];

/** The lines of an export. */
async function all(lines: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

async function filled() {
  const project = await makeProject(db);
  const rows = texts.map((problem, at) => ({
    problem,
    level: 1 + (at % 3),
    subject: 'Algebra',
    tokens: 10 * at,
  }));
  const ids = await makeSeeds(db, project.id, rows);
  return { ...project, ids };
}

describe('a search', () => {
  test.each([
    ['triangles', [0, 1, 3]],
    ['"share a side"', [1]],
    ['triangle -similar', [0, 3]],
    ['\\binom{57}{3}', [2]],
    ['triangle \\binom', [3]],
    ['n^2', [4]],
    ['<', [4, 5]],
    ['nowhere', []],
  ])('for %s finds what has it', async (text, wanted) => {
    const { slug, ids } = await filled();
    const list = await listSeeds(ctx, { project: slug, text });
    expect(list.items.map((row) => ids.indexOf(row.id))).toEqual(wanted);
    expect(list).toMatchObject({ total: wanted.length, totalIsCapped: false, partial: false });
  });

  test('is walked in pages, and by rank', async () => {
    const { slug } = await filled();
    const asked = { project: slug, text: 'triangle or compute', sort: '-seq', limit: 2 } as const;
    const first = await listSeeds(ctx, asked);
    const second = await listSeeds(ctx, { ...asked, after: first.nextAfter! });
    const back = await listSeeds(ctx, { ...asked, before: second.previousBefore! });
    expect(second.nextAfter).toBeNull();
    expect(back.items).toEqual(first.items);
    expect(first.items.length + second.items.length).toBe(4);
    const ranked = await listSeeds(ctx, { ...asked, sort: 'rank', limit: 50 });
    expect(ranked.items[0]?.problem).toContain('Compute $\\binom{58}');
  });

  test('says that it is partial where more match than are ranked', async () => {
    const { id, slug } = await filled();
    const many = Array.from({ length: 1010 }, (_, at) => ({ problem: `Walk ${at} steps along the canal.` }));
    await makeSeeds(db, id, many);
    const best = await listSeeds(ctx, { project: slug, text: 'canal', sort: 'rank' });
    expect(best).toMatchObject({ partial: true, partialReason: 'first', total: 1000, totalIsCapped: true });
    const all = await listSeeds(ctx, { project: slug, text: 'triangle', sort: 'rank' });
    expect(all).toMatchObject({ partial: false, partialReason: null, total: 3, totalIsCapped: false });
  });

  test('looks through the rows while its index is being rebuilt', async () => {
    const { slug } = await filled();
    await pool.query('ALTER INDEX seeds_words RENAME TO seeds_words_away');
    try {
      const list = await listSeeds(ctx, { project: slug, text: 'triangles' });
      expect(list.items).toHaveLength(3);
    } finally {
      await pool.query('ALTER INDEX seeds_words_away RENAME TO seeds_words');
    }
  });
});

test('facets count what each value would leave, and positions span the list', async () => {
  const { slug, ids } = await filled();
  const { facets } = await seedFacets(ctx, { project: slug, level: [1] });
  expect(facets.level?.find(({ value }) => value === '2')).toEqual({ value: '2', count: 2 });
  expect(facets.subject?.find(({ value }) => value === 'Algebra')).toEqual({ value: 'Algebra', count: 2 });
  expect(facets.method).toEqual([{ value: 'none', count: 2 }]);
  const { span } = await seedPosition(ctx, { project: slug });
  expect(span).toMatchObject({ rows: ids.length, estimate: false });
  expect(span!.last - span!.first).toBeGreaterThanOrEqual(ids.length - 1);
});

describe('bulk acts on seeds', () => {
  test('set aside what a filter admits, and one act is taken back without the others', async () => {
    const { slug, ids } = await filled();
    await setAsideSeeds(ctx, { project: slug, ids: [ids[0]!], reason: 'duplicate' });
    const { count, act } = await setAsideSeeds(ctx, { project: slug, filter: { text: 'triangle' } });
    expect(count).toBe(2);
    const aside = await listSeeds(ctx, { project: slug, excluded: 'yes' });
    expect(aside.items.map((row) => row.excludedReason)).toEqual(['duplicate', 'person', 'person']);
    expect(await restoreSeeds(ctx, { project: slug, filter: {}, act })).toEqual({ count: 2 });
    expect((await listSeeds(ctx, { project: slug, excluded: 'yes' })).total).toBe(1);
    const audited = await db.auditEvent.findMany({
      where: { action: { startsWith: 'seeds.' } },
      orderBy: { id: 'desc' },
      take: 2,
    });
    expect(audited.map((event) => event.action)).toEqual(['seeds.restore', 'seeds.set-aside']);
  });

  test('take back nothing that was found in a benchmark: that is for a decision on the hit', async () => {
    const { slug, ids } = await filled();
    const found = { excludedAt: new Date(), excludedReason: 'contaminated' };
    await db.seed.update({ where: { id: ids[0]! }, data: found });
    expect(await restoreSeeds(ctx, { project: slug, filter: {} })).toEqual({ count: 0 });
  });

  test('never touch another project, and never everything by oversight', async () => {
    const one = await filled();
    const other = await filled();
    expect((await setAsideSeeds(ctx, { project: one.slug, ids: other.ids })).count).toBe(0);
    await expect(setAsideSeeds(ctx, { project: one.slug })).rejects.toMatchObject({ code: 'INVALID' });
  });

  test('export a choice', async () => {
    const { slug, ids } = await filled();
    const { lines } = await exportSeeds(ctx, { project: slug, ids: ids.slice(2, 4), format: 'ids' });
    const found = (await all(lines)).map((line) => JSON.parse(line).id);
    expect(found).toEqual(ids.slice(2, 4));
    const csv = await exportSeeds(ctx, { project: slug, filter: { level: [1] }, format: 'csv' });
    expect(await all(csv.lines)).toHaveLength(3);
  });
});

test('texts like a seed are found through stored signatures, the likest first', async () => {
  const { id, slug, ids } = await filled();
  expect(await similarToSeed(ctx, { project: slug, seed: ids[2]! })).toMatchObject({
    items: [],
    signed: false,
  });
  const rows = await db.seed.findMany({ where: { projectId: id } });
  await db.textSignature.createMany({
    data: rows.map(({ seq, problem }) => {
      const { exact, skeleton, bands } = storedKeys(problem);
      return { kind: 'seed', seq, projectId: id, exact, skeleton, bands: [...bands] };
    }),
  });
  const copy = await makeSeeds(db, id, [{ problem: texts[4]!.replace('57', '91') }]);
  const { items } = await similarToSeed(ctx, { project: slug, seed: copy[0]! });
  expect(items[0]).toMatchObject({ id: ids[4], sameSkeleton: true });
  expect(items[0]!.similarity).toBeGreaterThan(0.5);
});

test('views are their owner’s until they are shared', async () => {
  const { id, slug } = await filled();
  const [ada, bob] = await Promise.all([0, 1].map(() => makeUser(db, { projectId: id, role: 'viewer' })));
  const [asAda, asBob] = [
    { ...ctx, actor: ada! },
    { ...ctx, actor: bob! },
  ];
  const view = { project: slug, list: 'seeds', name: 'Hard ones', query: 'level=3&after=7' } as const;
  const { id: saved } = await saveView(asAda, view);
  expect((await listViews(asAda, { project: slug, list: 'seeds' })).items).toMatchObject([
    { query: 'level=3', own: true },
  ]);
  expect((await listViews(asBob, { project: slug, list: 'seeds' })).items).toEqual([]);
  await expect(deleteView(asBob, { project: slug, view: saved })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await saveView(asAda, { ...view, shared: true })).toEqual({ id: saved, replaced: true });
  expect((await listViews(asBob, { project: slug, list: 'seeds' })).items).toMatchObject([{ own: false }]);
  await expect(deleteView(asBob, { project: slug, view: saved })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await deleteView(asAda, { project: slug, view: saved });
  expect((await listViews(asBob, { project: slug, list: 'seeds' })).items).toEqual([]);
});
