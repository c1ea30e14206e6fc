import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { previewVersion } from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { type Given, type Made, makeCorpus, placesOf, repeated, takeRows } from '#test/support/recipes.ts';

const here = await testDatabase();
const ctx = systemContext(here.db);
type Asked = z.input<typeof Recipe>;
const corpus = (given: readonly Given[]) => makeCorpus(here, given);
const take = (made: Made, asked?: Asked) => takeRows(here, made, asked);
const places = (made: Made, asked?: Asked) => placesOf(here, made, asked);

describe('the filter', () => {
  test('admits by status, confidence, method, subject and level', async () => {
    const made = await corpus([
      { level: 5, subject: 'Algebra', confidence: 0.9 },
      { status: 'pending', confidence: 0.4 },
      { status: 'rejected', method: 'perturb-numbers' },
      { level: 4, subject: 'Geometry' },
    ]);
    expect(await places(made)).toEqual([0, 3]);
    expect(await places(made, { status: 'pending' })).toEqual([1]);
    expect(await places(made, { status: 'any' })).toEqual([0, 1, 2, 3]);
    expect(await places(made, { status: 'any', confidence: 0.4 })).toEqual([0, 1]);
    expect(await places(made, { status: 'any', methods: ['perturb-numbers'] })).toEqual([2]);
    expect(await places(made, { levels: [4], subjects: ['Geometry', 'Algebra'] })).toEqual([3]);
  });

  test('admits what an audit covers, or some of its strata', async () => {
    const made = await corpus(repeated(6, () => ({})));
    const rows = await here.db.variant.findMany({ where: { projectId: made.id }, orderBy: { seq: 'asc' } });
    const plan = await here.db.auditPlan.create({
      data: {
        ...{ projectId: made.id, name: 'a', filter: {}, dimensions: [], settings: {} },
        randomSeed: '1',
        createdLabel: 'x',
      },
    });
    const seqs = (from: number, to: number) => rows.slice(from, to).map(({ seq }) => seq);
    await here.db.auditBlock.createMany({
      data: [
        { planId: plan.id, stratum: 0, number: 0, seqs: seqs(0, 2) },
        { planId: plan.id, stratum: 0, number: 1, seqs: seqs(2, 3) },
        { planId: plan.id, stratum: 1, number: 0, seqs: seqs(3, 5) },
      ],
    });
    expect(await places(made, { audit: plan.id })).toEqual([0, 1, 2, 3, 4]);
    expect(await places(made, { audit: plan.id, strata: [1] })).toEqual([3, 4]);
    const other = await corpus([{}]);
    await expect(previewVersion(ctx, { project: other.slug, audit: plan.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('caps', () => {
  test('keep so many of a seed, so many of each of its methods, or both', async () => {
    const methods = ['rephrase', 'rephrase', 'rephrase', 'perturb-numbers', 'perturb-numbers'];
    const made = await corpus([0, 1].flatMap((seed) => methods.map((method) => ({ seed, method }))));
    const count = async (asked: Asked) => {
      const rows = await take(made, asked);
      const by = Map.groupBy(rows, ({ seedId, method }) => `${made.seedIds.indexOf(seedId)} ${method}`);
      return Object.fromEntries([...by].map(([key, own]) => [key, own.length]));
    };
    expect(await count({ perSeedAndMethod: 1 })).toEqual({
      ...{ '0 rephrase': 1, '0 perturb-numbers': 1, '1 rephrase': 1, '1 perturb-numbers': 1 },
    });
    const both = await take(made, { perSeedAndMethod: 2, perSeed: 3 });
    expect(both.length).toBe(6);
    expect(await places(made, { perSeed: 9 })).toEqual(repeated(10, () => ({})).map((_, at) => at));
  });
});

describe('the choice', () => {
  const graded = repeated(12, (at) => ({ seed: at % 3, level: (at % 5) + 1 }));

  test('at random is another one under another random seed, and nested: a smaller size lies within a larger one', async () => {
    const made = await corpus(graded);
    const random = (size: number, randomSeed = 1) => places(made, { choice: 'random', size, randomSeed });
    const five = await random(5);
    expect(five.length).toBe(5);
    expect(await random(5)).toEqual(five);
    expect(await random(8)).toEqual(expect.arrayContaining(five));
    expect(
      new Set((await Promise.all([2, 3, 4].map((seed) => random(5, seed)))).map(String)).size,
    ).toBeGreaterThan(1);
    expect(await random(100)).toHaveLength(12);
  });

  test('hardest first goes by level, by the estimate where there is none, and what is unknown comes last', async () => {
    const made = await corpus([
      { level: 3 },
      { estimatedLevel: 4.4 },
      {},
      { level: 5 },
      { level: 4, estimatedLevel: 5 },
    ]);
    const hardest = (size: number) => places(made, { choice: 'hardest', size });
    expect(await hardest(1)).toEqual([3]);
    expect(await hardest(2)).toEqual([1, 3]);
    expect(await hardest(4)).toEqual([0, 1, 3, 4]);
  });

  test('by quota is as equal over subjects and levels as there are rows, or follows a table', async () => {
    const made = await corpus([
      ...repeated(6, () => ({ subject: 'Algebra', level: 1 })),
      ...repeated(6, () => ({ subject: 'Geometry', level: 2 })),
      { subject: null, level: null },
    ]);
    const cells = async (asked: Asked) => {
      const rows = await take(made, { choice: 'quota', ...asked });
      return ['Algebra', 'Geometry', null].map(
        (name) => rows.filter(({ subject }) => subject === name).length,
      );
    };
    expect(await cells({ size: 7 })).toEqual([3, 3, 1]);
    expect(await cells({ quotas: ['Geometry:2:4', 'Algebra:1:1'] })).toEqual([1, 4, 0]);
    expect(await cells({ quotas: [':0:5'] })).toEqual([0, 0, 1]);
  });

  test('of a core set takes its first rows, and rows of the first seeds where it is one of seeds', async () => {
    const made = await corpus(repeated(6, (at) => ({ seed: at % 3 })));
    const variants = await here.db.variant.findMany({
      where: { projectId: made.id },
      orderBy: { seq: 'desc' },
    });
    const seeds = await here.db.seed.findMany({ where: { projectId: made.id }, orderBy: { seq: 'desc' } });
    const select = async (kind: 'seed' | 'variant', seqs: bigint[]) => {
      const { id } = await here.db.corpusSelection.create({
        data: { projectId: made.id, name: kind, kind, parameters: {}, size: seqs.length },
      });
      await here.db.corpusSelectionItem.createMany({
        data: seqs.map((seq, rank) => ({ selectionId: id, rank, seq })),
      });
      return id;
    };
    const ofVariants = await select(
      'variant',
      variants.slice(0, 4).map(({ seq }) => seq),
    );
    expect(await places(made, { choice: 'core-set', selection: ofVariants, size: 2 })).toEqual([4, 5]);
    expect(await places(made, { choice: 'core-set', selection: ofVariants })).toEqual([2, 3, 4, 5]);
    expect(await places(made, { selection: ofVariants, selectionSize: 1 })).toEqual([5]);
    const ofSeeds = await select(
      'seed',
      seeds.slice(0, 2).map(({ seq }) => seq),
    );
    expect(await places(made, { choice: 'core-set', selection: ofSeeds, size: 2 })).toEqual([2, 5]);
    expect(await places(made, { selection: ofSeeds })).toEqual([1, 2, 4, 5]);
  });

  test('holds a mix of methods, and says which one limits it', async () => {
    const made = await corpus(repeated(12, (at) => ({ method: at < 8 ? 'rephrase' : 'perturb-numbers' })));
    const asked = { mix: ['rephrase:1', 'perturb-numbers:1'] };
    const rows = await take(made, asked);
    expect(Map.groupBy(rows, ({ method }) => method).get('rephrase')).toHaveLength(4);
    expect(rows).toHaveLength(8);
    const preview = await previewVersion(ctx, { project: made.slug, ...asked, size: 10 });
    expect(preview).toMatchObject({ rows: 8, shortfall: expect.stringContaining('perturb-numbers') });
  });
});

test('rows whose overlap nobody has decided are counted, not left out; decided ones are left out', async () => {
  const made = await corpus(repeated(4, (at) => ({ seed: at })));
  const { id: benchmarkId } = await here.db.benchmark.create({
    data: { projectId: made.id, name: 'b', licence: 'x', fileName: 'f', fileHash: 'h', status: 'done' },
  });
  const problem = await here.db.benchmarkProblem.create({
    data: { benchmarkId, rowNumber: 1, problem: 'p', answerType: 'none', contentHash: 'c' },
  });
  const rows = await here.db.variant.findMany({ where: { projectId: made.id }, orderBy: { seq: 'asc' } });
  const hit = { projectId: made.id, problemId: problem.id, part: 'problem', method: 'exact', score: 1 };
  await here.db.contaminationHit.create({ data: { ...hit, variantId: rows[0]!.id } });
  await here.db.contaminationHit.create({ data: { ...hit, seedId: made.seedIds[1]! } });
  await here.db.contaminationHit.create({ data: { ...hit, variantId: rows[2]!.id, state: 'removed' } });
  expect(await places(made)).toEqual([0, 1, 3]);
  expect(await previewVersion(ctx, { project: made.slug })).toMatchObject({
    ...{ rows: 3, seeds: 3, openHits: 2, contaminated: 1 },
  });
});
