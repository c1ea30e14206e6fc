import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { previewVersion } from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { type Given, type Made, makeCorpus, repeated, takeRows } from '#test/support/recipes.ts';

const here = await testDatabase();
const there = await testDatabase();
const ctx = systemContext(here.db);
type Asked = z.input<typeof Recipe>;
const corpus = (given: readonly Given[]) => makeCorpus(here, given);
const take = (made: Made, asked?: Asked) => takeRows(here, made, asked);

describe('the split', () => {
  const many = repeated(120, (at) => ({ seed: at % 40 }));

  test('keeps the variants of a seed together, in about the shares asked for, and train comes first', async () => {
    const made = await corpus(many);
    const rows = await take(made, { validation: 0.25, test: 0.25 });
    expect(rows).toHaveLength(120);
    for (const own of Map.groupBy(rows, ({ seedId }) => seedId).values())
      expect(new Set(own.map(({ split }) => split)).size).toBe(1);
    const order = ['train', 'validation', 'test'];
    const parts = rows.map(({ split }) => order.indexOf(split));
    expect(parts).toEqual([...parts].sort());
    expect(new Set(parts)).toEqual(new Set([0, 1, 2]));
    const { splits } = await previewVersion(ctx, { project: made.slug, validation: 0.25, test: 0.25 });
    expect(splits).toEqual(
      Object.fromEntries(order.map((name, at) => [name, parts.filter((part) => part === at).length])),
    );
  });

  test('keeps seeds of one cluster of duplicates together, through every cluster that they share', async () => {
    const made = await corpus(many);
    const run = await here.db.corpusRun.create({
      data: { projectId: made.id, kind: 'duplicates', status: 'done' },
    });
    // 0 and 1 of the first cluster, 1 and 2 of the next …: all seeds are one family in the end.
    for (const [at, seedId] of made.seedIds.slice(1).entries()) {
      await here.db.duplicateCluster.create({
        data: {
          ...{ projectId: made.id, runId: run.id, kind: 'near', scope: 'problem', seeds: 2, size: 2 },
          ...{ similarity: 1, fingerprint: `${at}` },
          members: {
            create: [made.seedIds[at]!, seedId].map((id, position) => ({
              position,
              seedId: id,
              similarity: 1,
            })),
          },
        },
      });
    }
    for (const randomSeed of [1, 2, 3]) {
      const rows = await take(made, { validation: 0.4, test: 0.4, randomSeed });
      expect(new Set(rows.map(({ split }) => split)).size).toBe(1);
    }
  });

  test('does not move a family when others come or go', async () => {
    const made = await corpus(many);
    const partOf = async (asked: Asked) =>
      new Map((await take(made, asked)).map(({ at, split }) => [at, split]));
    const all = await partOf({ test: 0.3 });
    const some = await partOf({ test: 0.3, choice: 'random', size: 30 });
    for (const [at, split] of some) expect(split).toBe(all.get(at));
  });
});

test('the same recipe takes the same rows in the same order in another database, whatever came first', async () => {
  const given = repeated(40, (at) => ({
    ...{ seed: at % 7, method: at % 3 ? 'rephrase' : 'perturb-numbers' },
    ...{ subject: at % 2 ? 'Algebra' : 'Geometry', level: (at % 5) + 1 },
  }));
  const one = await corpus(given);
  const other = await makeCorpus(there, given, given.map((_, at) => at).toReversed());
  const recipes: Asked[] = [
    {},
    { perSeed: 2, validation: 0.3 },
    { choice: 'random', size: 11, randomSeed: 5 },
    { choice: 'hardest', size: 11, perSeedAndMethod: 2 },
    { choice: 'quota', size: 13, mix: ['rephrase:2', 'perturb-numbers:1'], test: 0.4 },
  ];
  for (const asked of recipes) {
    const rows = (await take(one, asked)).map(({ at, split }) => `${at} ${split}`);
    expect(rows.length).toBeGreaterThan(0);
    expect((await takeRows(there, other, asked)).map(({ at, split }) => `${at} ${split}`)).toEqual(rows);
  }
});
