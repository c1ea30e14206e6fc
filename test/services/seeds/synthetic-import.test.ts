import { describe, expect, test } from 'vitest';
import { runRecheck } from '#lib/services/check/index.ts';
import { getImport, startImport } from '#lib/services/seeds/index.ts';
import { runImport } from '#lib/services/seeds/run-import.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, systemContext } from '#test/support/factories.ts';
import { counts, fileOf, importLines, upload } from '#test/support/import-file.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const rope = 'A rope of 18 m is cut into 3 parts. How long is one?';

const metaMath = (type: string, query: string, answer: number, original = rope) =>
  JSON.stringify({
    ...{ query, response: `Each is 18/3 = ${answer} m.\n#### ${answer}\nThe answer is: ${answer}` },
    ...{ type, original_question: original },
  });

const openMath = (problem: string, answer: number, how = 'It is') =>
  JSON.stringify({
    ...{ problem, generated_solution: `${how} $\\boxed{${answer}}$.`, expected_answer: String(answer) },
    problem_source: 'augmented_math',
  });

const variantsOf = (projectId: string) =>
  db.variant.findMany({ where: { projectId }, orderBy: { seq: 'asc' }, include: { revisions: true } });

describe('rows that name their original', () => {
  test('become variants under the seed that is here, with method, source, place and the known answer', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const [seedId] = await makeSeeds(db, projectId, [
      { problem: rope, solution: 'It is 6.', answer: '6', subject: 'Prealgebra', level: 1 },
    ]);
    const done = await importLines(ctx, slug, [
      metaMath('GSM_Rephrased', 'A rope of 18 m is cut into 3 equal parts. How long is each?', 6),
      metaMath('GSM_AnsAug', rope, 6),
      metaMath('GSM_FOBAR', 'A rope of x m is cut into 3 parts of 6 m. What is x?', 18),
      metaMath('GSM_SV', 'A rope of x m in 3 parts; one is 6 m long. What is x?', 18),
      metaMath('  Home-Made ', 'Half a rope is 9 m. How long is it?', 18),
    ]);
    expect(counts(done)).toEqual({ rowsRead: 5, rowsAdded: 5, rowsDuplicate: 0, rowsRejected: 0 });
    expect(done.variantsAdded).toBe(5);
    expect(await db.seed.count({ where: { projectId } })).toBe(1);
    const variants = await variantsOf(projectId);
    expect(
      variants.map(({ method, groundTruth, truth, answer }) => [method, groundTruth, truth, answer]),
    ).toEqual([
      ['rephrase', 'inherited', '6', '6'],
      ['answer-augmentation', 'inherited', '6', '6'],
      ['fobar', 'none', null, '18'],
      ['self-verification', 'none', null, '18'],
      ['home-made', 'none', null, '18'],
    ]);
    for (const [at, variant] of variants.entries()) {
      expect(variant).toMatchObject({
        ...{ seedId, importId: done.id, batchId: null, rowNumber: at + 1, status: 'pending' },
        ...{ checkState: 'unchecked', revision: 1, subject: 'Prealgebra', level: 1 },
      });
      expect(variant.tokens).toBeGreaterThan(10);
      expect(variant.evidence).toMatchObject({ meta: { original_question: rope } });
      const { problem, solution, answer } = variant;
      expect(variant.revisions).toMatchObject([{ number: 1, problem, solution, answer }]);
    }
  });

  test('bring their original as a seed where it is missing, once, and add nothing when imported again', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const lines = [
      metaMath('GSM_AnsAug', rope, 6),
      metaMath('GSM_AnsAug', `${rope.replace(' ', '  ')}`, 6),
      metaMath('GSM_Rephrased', 'How long is a third of a rope of 18 m?', 6),
      metaMath('GSM_AnsAug', 'What is 18/3?', 6, 'What is 18/3?'),
    ];
    const done = await importLines(ctx, slug, lines);
    expect(counts(done)).toEqual({ rowsRead: 4, rowsAdded: 3, rowsDuplicate: 1, rowsRejected: 0 });
    const seeds = await db.seed.findMany({ where: { projectId }, orderBy: { seq: 'asc' } });
    expect(seeds.map((seed) => [seed.problem, seed.solution, seed.answer, seed.method])).toEqual([
      [rope, null, null, null],
      ['What is 18/3?', null, null, null],
    ]);
    expect(seeds[0]?.meta).toMatchObject({ named: expect.any(String) });
    expect(seeds[0]?.tokens).toBeGreaterThan(5);
    const again = await importLines(ctx, slug, lines);
    expect(counts(again)).toEqual({ rowsRead: 4, rowsAdded: 0, rowsDuplicate: 4, rowsRejected: 0 });
    expect(await db.variant.count({ where: { projectId } })).toBe(3);
  });

  test('inherit the answer that the row names of its original', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const row = {
      ...{ question: 'A rope of 24 m, 3 parts?', solution: 'It is 8.\n#### 8', answer: '8' },
      ...{
        perturbation_type: 'numerical substitution',
        seed_question: rope,
        seed_answer: '6',
        seed_solution: '6',
      },
    };
    await importLines(ctx, slug, [JSON.stringify(row)]);
    expect(await db.seed.findMany({ where: { projectId } })).toMatchObject([{ problem: rope, answer: '6' }]);
    expect(await variantsOf(projectId)).toMatchObject([
      { method: 'numerical substitution', groundTruth: 'none', truth: null, answer: '8' },
    ]);
  });
});

describe('rows that name no original', () => {
  test('are roots at first; another solution of the same problem is a variant, the same one a duplicate', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const problem = 'Compute $7 \\cdot 8$.';
    const lines = [
      openMath(problem, 56),
      openMath(problem, 56, 'By counting it is'),
      openMath(problem, 56),
      openMath(problem, 56, 'By counting it is'),
      openMath('Compute $9 \\cdot 8$.', 72),
    ];
    const done = await importLines(ctx, slug, lines);
    expect(counts(done)).toEqual({ rowsRead: 5, rowsAdded: 3, rowsDuplicate: 2, rowsRejected: 0 });
    expect(done.variantsAdded).toBe(1);
    const seeds = await db.seed.findMany({ where: { projectId }, orderBy: { seq: 'asc' } });
    expect(seeds).toMatchObject([
      { rowNumber: 1, problem, answer: '56', source: 'augmented_math', solution: 'It is $\\boxed{56}$.' },
      { rowNumber: 5, answer: '72' },
    ]);
    expect(await variantsOf(projectId)).toMatchObject([
      {
        seedId: seeds[0]?.id,
        rowNumber: 2,
        method: 'answer-augmentation',
        truth: '56',
        source: 'augmented_math',
      },
    ]);
    const again = await importLines(ctx, slug, lines);
    expect(counts(again)).toEqual({ rowsRead: 5, rowsAdded: 0, rowsDuplicate: 5, rowsRejected: 0 });
  });
});

test('the same rows in parts of a hundred give the same seeds and variants', async () => {
  const rows = Array.from({ length: 900 }, (_, at) =>
    metaMath(
      ['GSM_AnsAug', 'GSM_Rephrased', 'MATH_FOBAR'][at % 3]!,
      `Rope ${at % 400}: how long?`,
      at % 7,
      `Rope ${at % 50}?`,
    ),
  );
  const ended = [];
  for (const options of [{}, { tableRows: 100, blockBytes: 4_096, bulkRows: 100 }]) {
    const { id: projectId, slug } = await makeProject(db);
    const id = await upload(ctx, slug, fileOf(rows));
    await startImport(ctx, { project: slug, import: id });
    await runImport(ctx, id, options);
    const done = await getImport(ctx, { project: slug, import: id });
    const variants = await variantsOf(projectId);
    ended.push({
      ...counts(done),
      variants: variants.map(({ rowNumber, method, problem, tokens }) => ({
        rowNumber,
        method,
        problem,
        tokens,
      })),
      seeds: await db.seed.count({ where: { projectId } }),
    });
  }
  expect(ended[1]).toEqual(ended[0]);
});

test('imported variants are checked by the rules, whatever their method is called', async () => {
  const { id: projectId, slug } = await makeProject(db);
  await importLines(ctx, slug, [
    metaMath('GSM_AnsAug', rope, 6),
    metaMath('some_new_method', 'A rope of 20 m is cut into 4 parts. How long is one?', 5),
  ]);
  await runRecheck(ctx, { projectId }, new AbortController().signal);
  const variants = await db.variant.findMany({ where: { projectId }, include: { checks: true } });
  for (const variant of variants) {
    expect(variant.checkState).not.toBe('unchecked');
    expect(variant.checks.length).toBeGreaterThan(3);
  }
});
