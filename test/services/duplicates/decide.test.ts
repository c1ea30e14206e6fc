import { describe, expect, test } from 'vitest';
import {
  keepAllMembers,
  keepOneMember,
  listClusters,
  showCluster,
  undoClusters,
} from '#lib/services/duplicates/index.ts';
import { decideMatching, editVariant, undo } from '#lib/services/review/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { clustersOf, makeVariants, searchFor } from '#test/support/duplicates.ts';
import { makeProject, makeSeeds, makeUser, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const problem = (place: string) =>
  `A baker in ${place} fills 14 trays with 9 rolls each and sells 85 rolls before noon. Then the baker gives what is left to the school next door. How many rolls does the school in ${place} get from the baker that day?`;

/** Two clusters: one of a seed and two variants, one of two variants. */
async function searched() {
  const { id, slug } = await makeProject(db);
  const [seed, other] = await makeSeeds(db, id, [
    { problem: problem('Ulm') },
    { problem: 'What is 3 + 4 in base 5?' },
  ]);
  const variants = await makeVariants(db, { projectId: id, seedId: seed! }, [
    { problem: `${problem('Ulm')} ` },
    { problem: problem('Ulm').replace('gives', 'brings') },
    { problem: problem('Wels on the river').replaceAll('baker', 'cook') },
    { problem: problem('Wels on the river').replaceAll('baker', 'cook') },
  ]);
  await searchFor(ctx, { project: slug });
  const person = await makeUser(db, { projectId: id, role: 'annotator' });
  const clusters = await clustersOf(ctx, slug);
  return {
    projectId: id,
    project: slug,
    seed: seed!,
    other: other!,
    variants,
    clusters,
    mine: { ...ctx, actor: person },
  };
}

async function stateOf(projectId: string) {
  const variants = await db.variant.findMany({ where: { projectId }, orderBy: { seq: 'asc' } });
  const seeds = await db.seed.findMany({ where: { projectId }, orderBy: { seq: 'asc' } });
  return [...seeds.map((one) => one.excludedReason ?? 'in use'), ...variants.map((one) => one.status)].join(
    ' ',
  );
}

describe('keeping one of several texts', () => {
  test('keeps the seed, rejects the variants as duplicates in a decision of their own, and is taken back', async () => {
    const { project, projectId, clusters, mine, variants } = await searched();
    expect(clusters.map((one) => one.members.length)).toEqual([3, 2]);
    const [first] = clusters;
    expect(await keepOneMember(mine, { project, clusters: [first!.id] })).toMatchObject({
      clusters: 1,
      variants: 2,
      seeds: 0,
      edited: 0,
    });
    expect(await stateOf(projectId)).toBe('in use in use rejected rejected pending pending');
    const decisions = await db.decision.findMany({ where: { projectId } });
    expect(decisions).toHaveLength(2);
    expect(decisions[0]).toMatchObject({
      reasons: ['duplicate'],
      actorId: mine.actor.id,
      previousStatus: 'pending',
    });
    const shown = await showCluster(mine, { project, cluster: first!.id });
    expect(shown.members.map((one) => [one.kept, one.state])).toEqual([
      [true, 'in use'],
      [false, 'rejected'],
      [false, 'rejected'],
    ]);
    await expect(keepOneMember(mine, { project, clusters: [first!.id] })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await undoClusters(mine, { project })).toEqual({ clusters: 1, variants: 2, seeds: 0 });
    expect(await stateOf(projectId)).toBe('in use in use pending pending pending pending');
    expect(await db.decision.count({ where: { variantId: variants[0]!, undoneAt: null } })).toBe(0);
    await expect(undoClusters(mine, { project })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const trail = await db.auditEvent.findMany({
      where: { projectId, actorId: mine.actor.id },
      orderBy: { id: 'asc' },
    });
    expect(trail.map((event) => event.action)).toEqual(['duplicates.keep-one', 'duplicates.undo']);
  });

  test('of a chosen variant sets the seed aside; undo at the review desk brings it back too', async () => {
    const { project, projectId, clusters, mine } = await searched();
    const [first] = clusters;
    await keepOneMember(mine, { project, clusters: [first!.id], keep: 1 });
    expect((await stateOf(projectId)).split(' ').filter((one) => one === 'duplicate')).toHaveLength(1);
    expect((await db.variant.findUniqueOrThrow({ where: { id: first!.members[1]!.id } })).status).toBe(
      'pending',
    );
    await undo(mine, { project });
    expect(await stateOf(projectId)).toBe('in use in use pending pending pending pending');
    expect(await clustersOf(ctx, project)).toHaveLength(2);
  });

  test('of all clusters that a filter admits is one act', async () => {
    const { project, projectId, mine } = await searched();
    expect(await keepOneMember(mine, { project, all: true, kind: 'near' })).toMatchObject({ clusters: 1 });
    expect(await keepOneMember(mine, { project, all: true, similarity: 0.99 })).toMatchObject({
      clusters: 1,
      variants: 1,
    });
    expect(await stateOf(projectId)).toBe('in use in use rejected rejected pending rejected');
    expect((await listClusters(mine, { project })).total).toBe(0);
    expect((await listClusters(mine, { project, state: 'kept_one' })).items).toHaveLength(2);
    await undoClusters(mine, { project });
    await undoClusters(mine, { project });
    expect(await stateOf(projectId)).toBe('in use in use pending pending pending pending');
    const both = await keepOneMember(mine, { project, all: true });
    expect(both).toMatchObject({ clusters: 2, variants: 3 });
    expect(await undoClusters(mine, { project })).toMatchObject({ clusters: 2, variants: 3 });
  });

  test('leaves alone what was edited since, and keeps a living one where the first was rejected meanwhile', async () => {
    const { project, projectId, clusters, mine } = await searched();
    const [first, second] = clusters;
    const edited = first!.members[1]!;
    const text = { problem: 'Another one: 5 + 6?', solution: '11', answer: '11' };
    await editVariant(mine, { project, variant: edited.id, revision: 1, ...text });
    expect(await keepOneMember(mine, { project, clusters: [first!.id] })).toMatchObject({
      variants: 1,
      edited: 1,
    });
    const older = second!.members[0]!.id;
    await db.variant.update({ where: { id: older }, data: { status: 'rejected' } });
    expect(await keepOneMember(mine, { project, clusters: [second!.id] })).toMatchObject({ variants: 0 });
    expect((await stateOf(projectId)).split(' ').filter((one) => one === 'rejected')).toHaveLength(2);
  });

  test('takes an accepted copy back out; undo accepts it again', async () => {
    const { project, projectId, clusters, mine } = await searched();
    await decideMatching(ctx, { project, action: 'accept' });
    await keepOneMember(mine, { project, clusters: clusters.map((one) => one.id) });
    expect(await stateOf(projectId)).toBe('in use in use rejected rejected accepted rejected');
    await undoClusters(mine, { project, clusters: clusters.map((one) => one.id) });
    expect(await stateOf(projectId)).toBe('in use in use accepted accepted accepted accepted');
  });

  test('is found again once its texts live again', async () => {
    const { project, mine, variants } = await searched();
    await keepOneMember(mine, { project, all: true });
    await db.variant.updateMany({ where: { id: { in: variants } }, data: { status: 'pending' } });
    await searchFor(ctx, { project });
    expect(await clustersOf(ctx, project)).toHaveLength(2);
    expect(await clustersOf(ctx, project, { state: 'kept_one' })).toEqual([]);
  });
});

describe('keeping all', () => {
  test('changes no text, and another person may not take it back', async () => {
    const { project, projectId, clusters, mine } = await searched();
    await keepAllMembers(mine, { project, clusters: [clusters[0]!.id] });
    expect(await stateOf(projectId)).toBe('in use in use pending pending pending pending');
    const other = { ...ctx, actor: await makeUser(db, { projectId, role: 'annotator' }) };
    await expect(undoClusters(other, { project, clusters: [clusters[0]!.id] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await undoClusters(mine, { project, clusters: [clusters[0]!.id] })).toMatchObject({ clusters: 1 });
  });

  test.each([
    ['neither clusters nor all', {}],
    ['both', { clusters: ['01900000-0000-7000-8000-000000000000'], all: true }],
  ])('asked for with %s is refused in words', async (_, choice) => {
    const { slug: project } = await makeProject(db);
    await expect(keepAllMembers(ctx, { project, ...choice })).rejects.toMatchObject({ code: 'INVALID' });
  });
});
