import { describe, expect, test } from 'vitest';
import { startBatch } from '#lib/services/generate/index.ts';
import { createQueue } from '#lib/services/queues/index.ts';
import { decideMatching, editVariant } from '#lib/services/review/index.ts';
import {
  listTouchedVersions,
  listVersionRows,
  recallOrigin,
  traceRow,
} from '#lib/services/versions/index.ts';
import { finish, projectWithModel, solve } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';
import { gsm8k, importLines } from '#test/support/import-file.ts';
import { acceptedProject, growVariants } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

/** The rows of a new version with the traces of all of them. */
async function traced(project: string, name = 'a') {
  await decideMatching(ctx, { project, action: 'accept' }).catch(() => {});
  await frozenVersion(ctx, { project, name });
  const { items } = await listVersionRows(ctx, { project, version: name });
  const trace = (position: number, as = ctx) => traceRow(as, { project, version: name, position });
  return { items, trace, all: await Promise.all(items.map(({ position }) => trace(position))) };
}

test('a row leads back to the line of the file that its seed was read from', async () => {
  const { slug: project, id } = await makeProject(db);
  await importLines(ctx, project, gsm8k(4));
  await growVariants(ctx, { id, slug: project });
  const { all, items } = await traced(project);
  expect(all.length).toBeGreaterThan(2);
  for (const [at, one] of all.entries()) {
    const seed = await db.seed.findUniqueOrThrow({ where: { id: items[at]!.seedId } });
    expect(one.seed).toMatchObject({ id: seed.id, place: `train.jsonl, line ${seed.rowNumber}` });
    expect(one).toMatchObject({
      position: at,
      row: { problem: items[at]!.problem },
      today: { sameText: true },
    });
    expect(one.rowHash).toMatch(/^[0-9a-f]{64}$/);
    expect(one.checks.length).toBeGreaterThan(3);
    expect(one.variant).toMatchObject({ decisions: [{ action: 'accept' }], ancestors: [] });
    expect(one.variant?.origin).toMatchObject({ batch: {}, request: { sample: 0 } });
  }
});

test("a model's row shows template with hash, model, parameters, reply, time and cost", async () => {
  const made = await projectWithModel(ctx, 2, solve);
  const { slug: project, model } = made;
  const { batch } = await startBatch(ctx, {
    project,
    model,
    method: 'answer-augmentation',
    temperature: 0.3,
  });
  await finish(ctx, batch);
  const { all } = await traced(project);
  const { origin } = all[0]!.variant!;
  expect(origin).toMatchObject({ sampling: { temperature: 0.3 }, model: { baseUrl: made.server.url } });
  expect(origin!.templates[0]).toMatchObject({
    version: expect.any(Number),
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(origin!.calls[0]).toMatchObject({ status: 'answered', milliseconds: expect.any(Number) });
  expect(origin!.calls[0]!.reply).toContain('\\boxed');
});

describe('what became of a row since', () => {
  test('an edit shows both texts; the row and the checks of its revision stay', async () => {
    const { project } = await acceptedProject(ctx, 3);
    const { items, trace, all } = await traced(project);
    const { variantId: variant, problem, solution, answer } = items[0]!;
    await editVariant(ctx, { project, variant, revision: 1, problem: `${problem} Now?`, solution, answer });
    const after = await trace(0);
    expect(after).toMatchObject({
      revision: 1,
      row: { problem },
      today: { sameText: false, edits: 1, status: 'pending', problem: `${problem} Now?` },
    });
    expect(after.checks).toEqual(all[0]!.checks);
    expect(after.variant?.revisions.map(({ number }) => number)).toEqual([2, 1]);
  });

  test('a deleted variant and a deleted seed are said to be gone, and are still found and recalled', async () => {
    const { project } = await acceptedProject(ctx, 3);
    const { items, trace } = await traced(project);
    const { variantId, seedId, problem } = items[1]!;
    await db.variant.delete({ where: { id: variantId } });
    expect(await trace(1)).toMatchObject({
      variant: null,
      today: null,
      checks: [],
      seed: { id: seedId },
      row: { problem },
    });
    await db.seed.delete({ where: { id: seedId } });
    expect(await trace(1)).toMatchObject({ seed: null, row: { problem } });
    expect(await listTouchedVersions(ctx, { project, seed: seedId })).toMatchObject({
      items: [{ number: 1, rows: 1, positions: [1] }],
      recall: null,
    });
    await recallOrigin(ctx, { project, variant: variantId, reason: 'Wrong.' });
    expect((await trace(1)).recalls).toMatchObject([{ variantId, reason: 'Wrong.' }]);
    expect(await listTouchedVersions(ctx, { project, variant: variantId })).toMatchObject({
      recall: { reason: 'Wrong.' },
    });
  });

  test('who decides it blindly in a queue is not told what others decided', async () => {
    const { project, id: projectId } = await acceptedProject(ctx, 2);
    const { items, trace } = await traced(project);
    await db.variant.updateMany({ where: { projectId }, data: { status: 'pending' } });
    await createQueue(ctx, { project, name: 'First', randomSeed: 1, votes: 2 });
    const person = (role: 'annotator' | 'reviewer') => makeUser(db, { projectId, role });
    expect(items.length).toBe(2);
    expect((await trace(0, { ...ctx, actor: await person('annotator') })).variant?.decisions).toEqual([]);
    expect((await trace(0, { ...ctx, actor: await person('reviewer') })).variant?.decisions).toHaveLength(1);
  });
});

test('an overlap with a benchmark and its waiver stand in the trace', async () => {
  const { project, id: projectId } = await acceptedProject(ctx, 2);
  const { items, trace } = await traced(project);
  const benchmark = await db.benchmark.create({
    data: { projectId, name: 'tests', licence: 'MIT', fileName: 'b.jsonl', fileHash: 'x', status: 'done' },
  });
  const problem = await db.benchmarkProblem.create({
    data: { benchmarkId: benchmark.id, rowNumber: 7, problem: 'p', answerType: 'integer', contentHash: 'x' },
  });
  const waived = { state: 'waived', reason: 'A common phrase.', decidedLabel: 'Ada' } as const;
  const hit = { projectId, problemId: problem.id, part: 'problem', method: 'grams', score: 0.8, ...waived };
  await db.contaminationHit.create({ data: { ...hit, seedId: items[0]!.seedId } });
  expect((await trace(0)).hits).toMatchObject([
    {
      of: 'seed',
      benchmark: 'tests',
      benchmarkRow: 7,
      state: 'waived',
      reason: 'A common phrase.',
      decidedBy: 'Ada',
    },
  ]);
});

test('an imported synthetic row has no request, but a file and a line of its own', async () => {
  const { slug: project } = await makeProject(db);
  const rows = [
    {
      query: 'What is 2+3?',
      response: 'It is 5. The answer is: 5',
      type: 'GSM_Rephrased',
      original_question: 'What is 3+2?',
    },
    {
      query: 'What is 2+4?',
      response: 'It is 6. The answer is: 6',
      type: 'GSM_Rephrased',
      original_question: 'What is 4+2?',
    },
  ];
  await importLines(
    ctx,
    project,
    rows.map((row) => JSON.stringify(row)),
  );
  await db.variant.updateMany({ where: { project: { slug: project } }, data: { status: 'accepted' } });
  const { all } = await traced(project);
  expect(all).toHaveLength(2);
  for (const { variant } of all) {
    expect(variant).toMatchObject({ origin: null, place: `train.jsonl, line ${variant?.rowNumber}` });
  }
});

test('a row of a version from before there were shards is traced too; one beyond the end is not found', async () => {
  const { project, id: projectId } = await acceptedProject(ctx, 2);
  const { items, trace } = await traced(project);
  const old = await db.datasetVersion.create({
    data: {
      projectId,
      number: 9,
      name: 'old',
      rowCount: 1,
      contentHash: 'x',
      files: {},
      byteSize: 1,
      recipe: {},
    },
  });
  const { split: _, firstWrongStep: __, rejected: ___, ...row } = items[0]!;
  await db.versionRow.create({ data: { ...row, versionId: old.id } });
  const { position, variantId, revision, seedId } = row;
  await db.versionMember.create({ data: { versionId: old.id, position, variantId, revision, seedId } });
  expect(await traceRow(ctx, { project, version: 'old', position: 0 })).toMatchObject({
    ...{ rowHash: null, row: { problem: row.problem, split: 'train' }, today: { sameText: true } },
  });
  await expect(trace(2)).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: expect.stringContaining('Row 3 of 2'),
  });
});
