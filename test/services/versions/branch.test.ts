import { describe, expect, test } from 'vitest';
import { getVariant, startBatch } from '#lib/services/generate/index.ts';
import { decideMatching, editVariant, markStep } from '#lib/services/review/index.ts';
import { branchVersion, listVersionRows, traceRow } from '#lib/services/versions/index.ts';
import { finish, projectWithModel, solve } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';
import { gsm8k, importLines } from '#test/support/import-file.ts';
import { acceptedProject, growVariants } from '#test/support/variants.ts';
import { finishedRun, frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

let branches = 0;
/** A branch of version "a"; its slug and id. */
async function branchOf(project: string, as = ctx) {
  const slug = `branch-${process.pid}-${branches++}`;
  const asked = await branchVersion(as, { project, version: 'a', slug, name: 'A branch' });
  expect(await finishedRun(as, asked)).toMatchObject({ status: 'done', project: slug });
  return db.project.findUniqueOrThrow({ where: { slug } });
}

test('a branch frozen whole has the same content, rows of a model, marked and edited ones too', async () => {
  const { slug: project, model } = await projectWithModel(ctx, 3, solve);
  const { batch } = await startBatch(ctx, { project, model, method: 'answer-augmentation' });
  await finish(ctx, batch);
  const [first, second] = await db.variant.findMany({ where: { batchId: batch }, orderBy: { seq: 'asc' } });
  await markStep(ctx, { project, variant: first!.id, revision: 1, step: 0 });
  const { problem, answer } = second!;
  await editVariant(ctx, {
    project,
    variant: second!.id,
    revision: 1,
    problem,
    answer,
    solution: 'Other words.',
  });
  await decideMatching(ctx, { project, action: 'accept' });
  const version = await frozenVersion(ctx, { project, name: 'a' });
  const branch = await branchOf(project);
  const { items } = await listVersionRows(ctx, { project, version: 'a' });
  expect(new Set(items.map(({ lineage }) => lineage.model))).toEqual(new Set([expect.any(String)]));
  const frozen = await frozenVersion(ctx, { project: branch.slug, name: 'b' });
  expect(frozen).toMatchObject({ contentHash: version.contentHash, rowCount: version.rowCount });
});

test('lineage goes on: seeds keep file and line, variants say which row they were, checks come along', async () => {
  const { slug: project, id } = await makeProject(db);
  await importLines(ctx, project, gsm8k(4));
  await growVariants(ctx, { id, slug: project });
  await decideMatching(ctx, { project, action: 'accept' });
  await frozenVersion(ctx, { project, name: 'a' });
  const branch = await branchOf(project);
  expect(branch.branchedFromId).toBe(
    (await db.datasetVersion.findFirstOrThrow({ where: { projectId: id } })).id,
  );
  await frozenVersion(ctx, { project: branch.slug, name: 'b', checks: 'passed' });
  for (const position of [0, 1]) {
    const [here, there] = [
      await traceRow(ctx, { project, version: 'a', position }),
      await traceRow(ctx, { project: branch.slug, version: 'b', position }),
    ];
    expect(there.seed).toMatchObject({ place: here.seed!.place, answer: here.seed!.answer });
    expect(there.seed!.import.sourceName).toBe(here.seed!.import.sourceName);
    expect(there.checks.map(({ rule, outcome }) => [rule, outcome])).toEqual(
      here.checks.map(({ rule, outcome }) => [rule, outcome]),
    );
    expect(there.variant?.evidence).toMatchObject({
      branchedFrom: { project, version: 1, name: 'a', row: position + 1, variant: here.variantId },
    });
    expect(await getVariant(ctx, { project: branch.slug, variant: there.variantId })).toMatchObject({
      status: 'accepted',
      checkState: 'passed',
    });
  }
});

test('a version whose variants and seeds are gone is branched all the same', async () => {
  const { project, id: projectId } = await acceptedProject(ctx, 3);
  const version = await frozenVersion(ctx, { project, name: 'a' });
  await db.seed.deleteMany({ where: { projectId } });
  const branch = await branchOf(project);
  expect((await frozenVersion(ctx, { project: branch.slug, name: 'b' })).contentHash).toBe(
    version.contentHash,
  );
});

test('members keep their roles, settings come along, and whoever branches owns the branch', async () => {
  const { project, id: projectId } = await acceptedProject(ctx, 2);
  const [viewer, lead] = [
    await makeUser(db, { projectId, role: 'viewer' }),
    await makeUser(db, { projectId, role: 'lead' }),
  ];
  const value = { perSeed: 3, perSkeleton: null };
  await db.projectSetting.create({ data: { projectId, key: 'caps', value } });
  const endpoint = '01900000-0000-7000-8000-000000000000';
  const decontamination = { solutions: false, nearest: 'embedding', nearestThreshold: 0.9, endpoint };
  await db.projectSetting.create({ data: { projectId, key: 'decontamination', value: decontamination } });
  await frozenVersion(ctx, { project, name: 'a' });
  const branch = await branchOf(project, { ...ctx, actor: viewer });
  const members = await db.membership.findMany({ where: { projectId: branch.id } });
  expect(new Map(members.map(({ userId, role }) => [userId, role]))).toEqual(
    new Map([
      [viewer.id, 'owner'],
      [lead.id, 'lead'],
    ]),
  );
  const settings = await db.projectSetting.findMany({
    where: { projectId: branch.id },
    orderBy: { key: 'asc' },
  });
  expect(settings).toMatchObject([
    { key: 'caps', value },
    { key: 'decontamination', value: { solutions: false, nearest: 'tf-idf', endpoint: null } },
  ]);
});

describe('no branch is made', () => {
  test('under a name that is taken', async () => {
    const { project } = await acceptedProject(ctx, 2);
    await frozenVersion(ctx, { project, name: 'a' });
    await expect(
      branchVersion(ctx, { project, version: 'a', slug: project, name: 'x' }),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  test('by a run that was cancelled: nothing of it is there', async () => {
    const { project } = await acceptedProject(ctx, 2);
    await frozenVersion(ctx, { project, name: 'a' });
    const { run, slug } = await branchVersion(ctx, {
      project,
      version: 'a',
      slug: `gone-${process.pid}`,
      name: 'x',
    });
    await db.corpusRun.update({ where: { id: run }, data: { status: 'cancelled' } });
    await finishedRun(ctx, { run });
    expect(await db.project.count({ where: { slug } })).toBe(0);
  });
});
