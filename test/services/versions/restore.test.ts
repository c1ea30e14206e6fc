import { describe, expect, test } from 'vitest';
import {
  decide,
  decideMatching,
  editVariant,
  getReviewItem,
  markStep,
  undo,
} from '#lib/services/review/index.ts';
import {
  listRestores,
  previewRestore,
  recallOrigin,
  restoreVersion,
  traceRow,
  undoRestore,
} from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';
import { acceptedProject, growVariants } from '#test/support/variants.ts';
import { finishedRun, frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

type Made = Awaited<ReturnType<typeof acceptedProject>>;

/** Version "a" of six variants, one with a marked step; then one each is edited, rejected, deleted, and others accepted. */
async function changed() {
  const made = await acceptedProject(ctx, 6);
  const { project, variants } = made;
  const [edited, rejected, deleted, , marked] = variants;
  await markStep(ctx, { project, variant: edited!.id, revision: 1, step: 1 });
  const version = await frozenVersion(ctx, { project, name: 'a' });
  const { solution, answer, problem } = edited!;
  await editVariant(ctx, {
    project,
    variant: edited!.id,
    revision: 1,
    problem: `${problem} Now?`,
    solution,
    answer,
  });
  await db.variant.update({ where: { id: rejected!.id }, data: { status: 'pending' } });
  await decide(ctx, {
    project,
    variant: rejected!.id,
    revision: 1,
    action: 'reject',
    reasons: ['arithmetic'],
  });
  await db.variant.delete({ where: { id: deleted!.id } });
  await markStep(ctx, { project, variant: marked!.id, revision: 1, step: 0 });
  await growVariants(ctx, made, { randomSeed: 99 });
  await decideMatching(ctx, { project, action: 'accept' });
  return { ...made, version, edited: edited!, rejected: rejected!, deleted: deleted!, marked: marked! };
}

const restore = async (project: string, version = 'a') =>
  finishedRun(ctx, await restoreVersion(ctx, { project, version }));

/** What everybody can see of the variants, without times. */
const stateOf = ({ id: projectId }: Made) =>
  db.variant.findMany({
    where: { projectId },
    orderBy: { seq: 'asc' },
    select: {
      ...{ id: true, problem: true, solution: true, answer: true, status: true, checkState: true },
      ...{ contentHash: true, tokens: true },
    },
  });

test('after a version is restored the same filter freezes the same content, and nothing is lost', async () => {
  const one = await changed();
  const { project, version, edited, deleted, marked } = one;
  const others = await db.variant.count({ where: { projectId: one.id, status: 'accepted' } });
  expect((await frozenVersion(ctx, { project, name: 'between' })).contentHash).not.toBe(version.contentHash);
  const counts = { accepted: 1, texts: 1, made: 1, released: expect.any(Number) };
  const preview = await previewRestore(ctx, { project, version: 'a' });
  expect(preview).toMatchObject({ rows: 6, same: 3, ...counts, left: { recalled: 0, queued: 0 } });
  expect(await restore(project)).toMatchObject({
    status: 'done',
    ...counts,
    released: preview.released,
    left: 0,
  });

  expect((await frozenVersion(ctx, { project, name: 'again' })).contentHash).toBe(version.contentHash);
  const { revisions, variant, decisions, checks } = await getReviewItem(ctx, { project, variant: edited.id });
  expect(revisions.map(({ problem }) => problem)).toEqual([
    edited.problem,
    `${edited.problem} Now?`,
    edited.problem,
  ]);
  expect(variant).toMatchObject({
    revision: 3,
    status: 'accepted',
    checkState: edited.checkState,
    tokens: edited.tokens,
  });
  expect(checks.length).toBeGreaterThan(3);
  expect(decisions.at(-1)).toMatchObject({ action: 'accept', note: 'Version 1 (a) restored' });
  expect(await db.variant.findUniqueOrThrow({ where: { id: deleted.id } })).toMatchObject({
    problem: deleted.problem,
    checkState: deleted.checkState,
  });
  const labels = await db.stepLabel.findMany({ where: { variantId: marked.id } });
  expect(labels).toMatchObject([{ step: 0, withdrawnAt: expect.any(Date) }]);
  expect(await db.variant.count({ where: { projectId: one.id, status: 'pending' } })).toBe(preview.released);
  expect(preview.released).toBe(others - 4);
  const [line] = await db.auditEvent.findMany({
    where: { projectId: one.id, action: 'versions.restore', target: { startsWith: 'restore' } },
  });
  expect(line).toMatchObject({ after: { version: 1, ...counts, released: preview.released } });
});

test('it is taken back as a whole; what was decided since keeps that', async () => {
  const one = await changed();
  const { project, edited } = one;
  const before = await stateOf(one);
  const decisions = () => db.decision.count({ where: { projectId: one.id, undoneAt: null } });
  const labels = () => db.stepLabel.count({ where: { projectId: one.id, withdrawnAt: null } });
  const [decided, labelled] = [await decisions(), await labels()];
  await restore(project);
  const { items } = await listRestores(ctx, { project, version: 'a' });
  expect(items).toMatchObject([{ canUndo: true, undoneAt: null, counts: { made: 1 } }]);
  await finishedRun(ctx, await undoRestore(ctx, { project, restore: items[0]!.id }));
  expect(await stateOf(one)).toEqual(before);
  expect(await decisions()).toBe(decided);
  expect(await labels()).toBe(labelled);
  const revisions = await db.revision.findMany({
    where: { variantId: edited.id },
    orderBy: { number: 'asc' },
  });
  expect(revisions.map(({ problem }) => problem.endsWith('Now?'))).toEqual([false, true, false, true]);
  await expect(undoRestore(ctx, { project, restore: items[0]!.id })).rejects.toMatchObject({
    code: 'PRECONDITION',
  });

  await restore(project);
  const again = (await listRestores(ctx, { project, version: 'a' })).items[0]!;
  const { rejected } = one;
  await db.variant.update({ where: { id: rejected.id }, data: { status: 'pending' } });
  const result = await finishedRun(ctx, await undoRestore(ctx, { project, restore: again.id }));
  expect(result).toMatchObject({ kept: 1 });
  expect(await db.variant.findUniqueOrThrow({ where: { id: rejected.id } })).toMatchObject({
    status: 'pending',
  });
});

test('the undo of the desk takes back decisions of people, not a restore', async () => {
  const { project } = await changed();
  await restore(project);
  const { items } = await listRestores(ctx, { project, version: 'a' });
  await expect(undo(ctx, { project, group: items[0]!.id })).rejects.toMatchObject({ code: 'PRECONDITION' });
});

test('restores are taken back from the newest on', async () => {
  const { project } = await changed();
  await restore(project);
  await frozenVersion(ctx, { project, name: 'b' });
  await restore(project, 'b');
  const { items } = await listRestores(ctx, { project, version: 'a' });
  expect(items).toMatchObject([{ canUndo: false }]);
  await expect(undoRestore(ctx, { project, restore: items[0]!.id })).rejects.toThrow(
    'Another version was restored',
  );
});

describe('a restore leaves alone', () => {
  test('what was recalled since, and says so', async () => {
    const { project, rejected } = await changed();
    await recallOrigin(ctx, { project, variant: rejected.id, reason: 'Wrong answer.' });
    expect(await previewRestore(ctx, { project, version: 'a' })).toMatchObject({
      accepted: 0,
      left: { recalled: 1 },
    });
    expect(await restore(project)).toMatchObject({ accepted: 0, left: 1 });
    expect(await db.variant.findUniqueOrThrow({ where: { id: rejected.id } })).toMatchObject({
      status: 'rejected',
    });
  });

  test('everything, where it is cancelled', async () => {
    const one = await changed();
    const before = await stateOf(one);
    const { run } = await restoreVersion(ctx, { project: one.project, version: 'a' });
    await db.corpusRun.update({ where: { id: run }, data: { status: 'cancelled' } });
    await finishedRun(ctx, { run });
    expect(await stateOf(one)).toEqual(before);
  });
});

test('a seed that was deleted with its variants is made again, with its source and licence', async () => {
  const one = await changed();
  const { project, version, edited } = one;
  await db.seed.delete({ where: { id: edited.seedId } });
  await restore(project);
  expect((await frozenVersion(ctx, { project, name: 'again' })).contentHash).toBe(version.contentHash);
  const member = await db.versionMember.findFirstOrThrow({ where: { variantId: edited.id } });
  const trace = await traceRow(ctx, { project, version: 'a', position: member.position });
  expect(trace).toMatchObject({ seed: { id: edited.seedId }, today: { sameText: true, status: 'accepted' } });
});

test('the person who asked stands behind decisions and revisions', async () => {
  const { project, id: projectId, edited } = await changed();
  const lead = { ...ctx, actor: await makeUser(db, { projectId, role: 'lead' }) };
  await finishedRun(ctx, await restoreVersion(lead, { project, version: 'a' }));
  const revision = await db.revision.findFirstOrThrow({ where: { variantId: edited.id, number: 3 } });
  expect(revision.authorId).toBe(lead.actor.id);
  const decision = await db.decision.findFirstOrThrow({
    where: { variantId: edited.id },
    orderBy: { seq: 'desc' },
  });
  expect(decision.actorId).toBe(lead.actor.id);
});
