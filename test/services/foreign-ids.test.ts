import { expect, test } from 'vitest';
import type { Ctx } from '#lib/services/context.ts';
import { verbs } from '#lib/services/verbs.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';
import { foreignMark, foreignSlug, foreignWorld } from '#test/support/foreign-world.ts';
import { call, inputOf, namedId, namesRow } from '#test/support/verb-calls.ts';

const { db, ownerUrl } = await testDatabase();
const own = await makeProject(db);
const system = systemContext(db);
const ctx: Ctx = { ...system, actor: await makeUser(db, { projectId: own.id, role: 'owner' }) };
const world = await foreignWorld(ownerUrl);
const before = await world.rows();

const named = verbs
  .filter((verb) => verb.spec.access.scope === 'project' && namesRow(verb))
  .map((verb) => [verb.spec.name, verb] as const);

/** Lists and acts over a filter: an id of another project admits nothing in them. */
const overFilter = new Set<string>([
  ...['seeds.export', 'seeds.facets', 'seeds.list', 'seeds.position', 'seeds.restore', 'seeds.set-aside'],
  ...['generate.export-variants', 'generate.presets'],
  ...['generate.variants', 'generate.variant-facets', 'generate.variant-position'],
  ...['check.results', 'check.summary', 'corpus.select', 'contamination.hits'],
  ...['review.decide-matching', 'review.preview-matching', 'audits.preview'],
  ...['versions.likeness', 'evaluate.list'],
]);
/** An audit over a filter that admits nothing. */
const otherwise: Record<string, string> = { 'audits.create': 'PRECONDITION' };

const shown = (value: unknown) =>
  JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? Number(each) : each)) ?? '';

test.each(named)('%s: an id of another project is not found', async (name, verb) => {
  const found = await call(verb, ctx, inputOf(verb, own.slug));
  expect(found.code).toBe(overFilter.has(name) ? 'done' : (otherwise[name] ?? 'NOT_FOUND'));
  expect(shown(found.value)).not.toContain(foreignMark);
});

/** Places in lists: of another project, past the end, damaged, and of other kinds. */
const cursors = [
  '0',
  '1',
  '2',
  '1~1',
  'none~1',
  '999999999',
  '-1',
  '1e9',
  'NaN',
  "1' OR '1'='1",
  namedId,
  'a'.repeat(39),
];
const paged = verbs
  .filter(
    ({ spec }) =>
      spec.access.scope === 'project' && ('after' in spec.input.shape || 'before' in spec.input.shape),
  )
  .map((verb) => [verb.spec.name, verb] as const);

test.each(paged)('%s: no cursor leads into another project', async (_name, verb) => {
  for (const place of ['after', 'before'].filter((name) => name in verb.spec.input.shape)) {
    const asked = cursors.map((cursor) => call(verb, ctx, { ...inputOf(verb, own.slug), [place]: cursor }));
    for (const [at, found] of (await Promise.all(asked)).entries()) {
      expect(found.code, `${place}=${cursors[at]}`).toMatch(/^(done|INVALID|NOT_FOUND)$/);
      expect(shown(found.value)).not.toContain(foreignMark);
    }
  }
});

test('no row of the other project was changed by all these calls', async () => {
  expect(await world.rows()).toEqual(before);
});

/** In their own project they are there: what is asked for above is really the id of a row. */
const readable = named.filter(([name, verb]) => verb.spec.kind === 'query' && !overFilter.has(name));
/** The rows of the foreign world are not whole enough for these. */
const notWhole: readonly string[] = [
  ...['seeds.preview', 'generate.estimate', 'queues.item', 'versions.exported-file', 'train.estimate-sweep'],
];

test.each(readable)('%s: in its own project the same id is found', async (name, verb) => {
  const actor = await makeUser(db, { projectId: namedId, role: 'owner' });
  const found = await call(verb, { ...system, actor }, inputOf(verb, foreignSlug));
  if (notWhole.includes(name)) expect(found.code).toBe('NOT_FOUND');
  else expect(found.code).not.toBe('NOT_FOUND');
});
