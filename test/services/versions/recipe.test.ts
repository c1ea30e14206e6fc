import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { selectVersionRows } from '#lib/db/queries/select-version-rows.ts';
import { inSnapshot } from '#lib/db/snapshot.ts';
import { Recipe } from '#lib/domain/versions/recipe.ts';
import { problemHash } from '#lib/services/problem-hash.ts';
import { previewVersion } from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, systemContext } from '#test/support/factories.ts';

const here = await testDatabase();
const there = await testDatabase();
const ctx = systemContext(here.db);

type Made = { id: string; slug: string; seedIds: string[] };
type Given = Partial<{
  seed: number;
  method: string;
  subject: string | null;
  level: number | null;
  estimatedLevel: number;
  confidence: number;
  status: 'accepted' | 'pending' | 'rejected';
}>;

/** A project with seeds "seed 0" …, and variants as given: the text of a variant is its place. */
async function corpus(
  given: readonly Given[],
  { db } = here,
  order = given.map((_, at) => at),
): Promise<Made> {
  const project = await makeProject(db);
  const seeds = Math.max(...given.map(({ seed = 0 }) => seed)) + 1;
  const texts = Array.from({ length: seeds }, (_, at) => ({
    problem: `seed ${at} asks`,
    solution: 'a',
    answer: '1',
  }));
  const seedIds = await makeSeeds(db, project.id, texts);
  for (const at of order) {
    const {
      seed = 0,
      method = 'rephrase',
      status = 'accepted',
      subject = null,
      level = null,
      ...rest
    } = given[at]!;
    const problem = `problem ${at}`;
    await db.variant.create({
      data: {
        ...{
          id: randomUUID(),
          projectId: project.id,
          seedId: seedIds[seed]!,
          method,
          status,
          subject,
          level,
        },
        ...{
          problem,
          solution: `solution ${at}`,
          answer: `${at}`,
          groundTruth: 'none',
          checkState: 'passed',
        },
        ...{ contentHash: problemHash(problem), ...rest },
      },
    });
  }
  return { ...project, seedIds };
}

/** What a recipe takes, in its order: the places of the variants, and their parts. */
async function take({ id }: Made, asked: z.input<typeof Recipe> = {}, { db, pool } = here) {
  return inSnapshot(pool, async (client) => {
    const rows = await selectVersionRows(client, id, Recipe.parse(asked));
    const { rows: frozen } = await client.query<{ variant: string; split: string; position: number }>(
      'SELECT variant_id AS variant, split, position FROM frozen_rows ORDER BY position',
    );
    expect(frozen.map(({ position }) => position)).toEqual(frozen.map((_, at) => at));
    expect(frozen.length).toBe(rows);
    const found = await db.variant.findMany({ where: { projectId: id } });
    return frozen.map(({ variant, split }) => {
      const row = found.find((one) => one.id === variant)!;
      return { ...row, at: Number(row.answer), split };
    });
  });
}

const places = async (...asked: Parameters<typeof take>) =>
  (await take(...asked)).map(({ at }) => at).sort((a, b) => a - b);
const repeated = (count: number, given: (at: number) => Given) =>
  Array.from({ length: count }, (_, at) => given(at));

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
    const count = async (asked: z.input<typeof Recipe>) => {
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
    const cells = async (asked: z.input<typeof Recipe>) => {
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
    const partOf = async (asked: z.input<typeof Recipe>) =>
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
  const other = await corpus(given, there, given.map((_, at) => at).toReversed());
  const recipes: z.input<typeof Recipe>[] = [
    {},
    { perSeed: 2, validation: 0.3 },
    { choice: 'random', size: 11, randomSeed: 5 },
    { choice: 'hardest', size: 11, perSeedAndMethod: 2 },
    { choice: 'quota', size: 13, mix: ['rephrase:2', 'perturb-numbers:1'], test: 0.4 },
  ];
  for (const asked of recipes) {
    const rows = (await take(one, asked)).map(({ at, split }) => `${at} ${split}`);
    expect(rows.length).toBeGreaterThan(0);
    expect((await take(other, asked, there)).map(({ at, split }) => `${at} ${split}`)).toEqual(rows);
  }
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
