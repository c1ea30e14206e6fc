import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { ExportContainer, ExportOptions, optionsFault } from '#lib/domain/versions/export-options.ts';
import { fitsKind, formats } from '#lib/domain/versions/formats/index.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import { trainingText } from '#lib/domain/versions/training-text.ts';
import { decideMatching } from '#lib/services/review/index.ts';
import { startImport } from '#lib/services/seeds/index.ts';
import { runImport } from '#lib/services/seeds/run-import.ts';
import { runExport } from '#lib/services/versions/exports/run-export.ts';
import { listVersionRows, previewPairs, readExport, startExport } from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, systemContext } from '#test/support/factories.ts';
import { upload } from '#test/support/import-file.ts';
import { add, frozenPairs, right, type Solved, solvedProject, wrong } from '#test/support/pairs.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;

const six = { problem: 'What is $3 + 3$?', solution: 'Three and three: $\\boxed{6}$', answer: '6' };
const seven: Solved = { solution: 'It is $\\boxed{7}$.', answer: '7', verdict: ['algebra'] };
const edit = { solution: 'Five it is: $\\boxed{5}$.', answer: '5' };
const { project } = await solvedProject(
  ctx,
  [add, six, { problem: 'What is $4 + 4$?' }],
  [
    ...[right, wrong, seven, { ...seven, solution: 'Perhaps $\\boxed{5}$?', answer: '5' }],
    { ...wrong, solution: 'So $\\boxed{4}$.', answer: '4', edit, verdict: 'accept' },
    { ...seven, seed: 1 },
    { ...right, seed: 2, solution: 'Four and four are $\\boxed{8}$.', answer: '8' },
    { ...wrong, seed: 2 },
  ],
);
const { name, items } = await frozenPairs(ctx, project, { pairsPerProblem: 5 });

/** A pair as texts that a reader would call the same. */
const pairOf = ({ problem, solution, answer, rejected }: FrozenRow) =>
  JSON.stringify({ problem, solution, answer, worse: [rejected!.solution, rejected!.answer] });

const asTrained = (row: FrozenRow): FrozenRow => ({
  ...{ ...row, solution: trainingText(row.solution, row.answer) },
  rejected: { ...row.rejected!, solution: trainingText(row.rejected!.solution, row.rejected!.answer) },
});

const cases = formats
  .filter((format) => fitsKind(format, 'preference'))
  .flatMap(({ id }) => ExportContainer.options.map((container) => ({ format: id, container })))
  .filter((options) => optionsFault(ExportOptions.parse(options)) === null);

test('the pairs that are handed on come from several sources and do not fill their problems', () => {
  expect(new Set(items.map(({ rejected }) => rejected!.from))).toEqual(new Set(['reject', 'edit']));
  expect(items.length).toBeGreaterThan(6);
});

test.each(cases)('$format as $container gives equal pairs in an empty project', async (options) => {
  const asked = await startExport(ctx, { project, version: name, ...options });
  await runExport(ctx, asked.id, never);
  const { fileName } = asked;
  const file = await readExport(ctx, { project, version: name, export: asked.id, path: fileName });
  const target = await makeProject(db);
  const id = await upload(ctx, target.slug, await buffer(await file.open({})), fileName);
  await startImport(ctx, { project: target.slug, import: id, sourceName: 'pairs' });
  await runImport(ctx, id);
  const done = await db.seedImport.findUniqueOrThrow({ where: { id } });
  expect(done).toMatchObject({ status: 'done', rowsRead: items.length, rowsRejected: 0 });
  await db.variant.updateMany({ where: { projectId: target.id }, data: { checkState: 'passed' } });
  await decideMatching(ctx, { project: target.slug, action: 'accept' });
  const isWhole = options.format === 'canonical';
  const wanted = isWhole ? items : items.map(asTrained);
  const found = (await frozenPairs(ctx, target.slug, { pairsPerProblem: 100 })).items;
  expect(found.map(pairOf).sort()).toEqual(wanted.map(pairOf).sort());
  const from = (rows: readonly FrozenRow[]) => rows.map((row) => row.rejected!.from).sort();
  if (isWhole) expect(from(found)).toEqual(from(items));
});

test('an imported pair says who rejected its worse side, and its source can be asked for', async () => {
  const target = await makeProject(db);
  const lines = items.map(({ position: _, variantId: __, revision: ___, seedId: ____, ...row }) =>
    JSON.stringify({ ...row, lineage: row.lineage }),
  );
  const id = await upload(ctx, target.slug, Buffer.from(`${lines.join('\n')}\n`), 'pairs.jsonl');
  await startImport(ctx, { project: target.slug, import: id, sourceName: 'pairs' });
  await runImport(ctx, id);
  await runImport(ctx, id);
  const rejected = await db.variant.findMany({
    where: { projectId: target.id, status: 'rejected' },
    include: { decisions: true, revisions: true },
  });
  expect(rejected.length).toBeGreaterThan(4);
  for (const { decisions, revisions, solution, tokens } of rejected) {
    expect(decisions).toMatchObject([
      { reasons: ['worse-than-chosen'], actorLabel: 'import of pairs.jsonl' },
    ]);
    expect(revisions).toMatchObject([{ number: 1, solution }]);
    expect(tokens).toBeGreaterThan(5);
  }
  await db.variant.updateMany({ where: { projectId: target.id }, data: { checkState: 'passed' } });
  await decideMatching(ctx, { project: target.slug, action: 'accept' });
  const { sources } = await previewPairs(ctx, { project: target.slug, sources: ['edit'] });
  expect(sources).toMatchObject([{ from: 'edit', looked: 1, pairs: 1 }]);
});

test('the same pairs imported twice are there once', async () => {
  const target = await makeProject(db);
  const line = JSON.stringify({
    prompt: 'What is 1+1?',
    chosen: 'It is \\boxed{2}.',
    rejected: 'It is \\boxed{3}.',
  });
  for (const fileName of ['a.jsonl', 'b.jsonl']) {
    const id = await upload(ctx, target.slug, Buffer.from(`${line}\n${line}\n`), fileName);
    await startImport(ctx, { project: target.slug, import: id, sourceName: 'pairs' });
    await runImport(ctx, id);
  }
  const variants = await db.variant.findMany({ where: { projectId: target.id } });
  expect(variants.map(({ answer, status }) => [answer, status]).sort()).toEqual([
    ['2', 'pending'],
    ['3', 'rejected'],
  ]);
  expect(await db.seed.count({ where: { projectId: target.id } })).toBe(1);
  expect((await listVersionRows(ctx, { project, version: name })).total).toBe(items.length);
});
