import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { findItems, getOverview } from '#lib/services/projects/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, makeUser, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

type Fate = ['pending' | 'accepted' | 'rejected', 'unchecked' | 'passed' | 'undecided' | 'failed'];

/** A project with one seed and a variant for each fate. */
async function projectWith(fates: readonly Fate[]) {
  const project = await makeProject(db);
  const [seedId] = await makeSeeds(db, project.id, [{ problem: 'How many apples are in 100% of a crate?' }]);
  const batch = await db.batch.create({
    data: {
      projectId: project.id,
      name: 'Apples',
      method: 'perturb-numbers',
      recipe: {},
      total: fates.length,
    },
  });
  const leg = await db.batchLeg.create({ data: { batchId: batch.id, position: 0 } });
  const arm = await db.batchArm.create({
    data: { batchId: batch.id, legId: leg.id, position: 0, method: 'perturb-numbers', recipe: {} },
  });
  const armId = arm.id;
  for (const [sample, [status, checkState]] of fates.entries()) {
    await db.variant.create({
      data: {
        project: { connect: { id: project.id } },
        batch: { connect: { id: batch.id } },
        arm: { connect: { id: armId } },
        request: {
          create: {
            batchId: batch.id,
            armId,
            seedId: seedId!,
            sample,
            key: `0.0.${seedId}.${sample}`,
            status: 'done',
          },
        },
        seed: { connect: { id: seedId! } },
        ...{ method: 'perturb-numbers', problem: `Apples, sample ${sample}`, solution: '', answer: '1' },
        ...{ groundTruth: 'computed', contentHash: randomUUID(), status, checkState },
      },
    });
  }
  return { ...project, batchId: batch.id };
}

describe('the overview', () => {
  test('an empty project has nothing at any stage', async () => {
    const { slug } = await makeProject(db);
    const counts = await getOverview(ctx, { project: slug });
    expect(counts).toMatchObject({ seeds: 0, generated: 0, reviewed: 0, waiting: 0, newest: null });
  });

  test('every variant is counted once by its checks and once by its decision', async () => {
    const { slug } = await projectWith([
      ['pending', 'unchecked'],
      ['pending', 'passed'],
      ['pending', 'undecided'],
      ['accepted', 'passed'],
      ['accepted', 'passed'],
      ['rejected', 'failed'],
    ]);
    const counts = await getOverview(ctx, { project: slug });
    expect(counts).toMatchObject({
      seeds: 1,
      generated: 6,
      reviewed: 3,
      accepted: 2,
      rejected: 1,
      waiting: 3,
    });
    expect(counts.unchecked + counts.passed + counts.undecided + counts.failed).toBe(6);
  });

  test('the newest version is the one with the highest number', async () => {
    const { id, slug } = await makeProject(db);
    const frozen = { projectId: id, recipe: {}, files: {}, byteSize: 1n };
    await db.datasetVersion.create({
      data: { ...frozen, number: 2, name: 'second', rowCount: 7, contentHash: 'b' },
    });
    await db.datasetVersion.create({
      data: { ...frozen, number: 1, name: 'first', rowCount: 5, contentHash: 'a' },
    });
    const counts = await getOverview(ctx, { project: slug });
    expect(counts).toMatchObject({ versions: 2, newest: { number: 2, rowCount: 7 } });
  });

  test('someone who is no member does not learn that the project exists', async () => {
    const { slug } = await makeProject(db);
    const stranger = { ...ctx, actor: await makeUser(db) };
    await expect(getOverview(stranger, { project: slug })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('finding', () => {
  test('finds by text, by number, by id and by name, in this project only', async () => {
    const { slug, batchId } = await projectWith([['pending', 'passed']]);
    await projectWith([['pending', 'passed']]);
    const find = async (text: string) => (await findItems(ctx, { project: slug, text })).items;
    const byText = await find('sample 0');
    expect(byText.map(({ kind }) => kind)).toEqual(['variant']);
    const seq = /^#(\d+)/.exec(byText[0]!.title)?.[1];
    expect((await find(`#${seq}`)).map(({ id }) => id)).toContain(byText[0]!.id);
    expect(await find(byText[0]!.id)).toEqual([{ ...byText[0] }]);
    expect((await find('APPLES')).map(({ kind }) => kind)).toEqual(['batch', 'seed', 'variant']);
    expect((await find(batchId)).map(({ title }) => title)).toEqual(['Apples']);
  });

  test('percent signs and underscores stand for themselves', async () => {
    const { slug } = await projectWith([]);
    const find = async (text: string) => (await findItems(ctx, { project: slug, text })).items.length;
    expect(await find('100% of')).toBe(1);
    expect(await find('10_% of')).toBe(0);
  });
});
