import { describe, expect, test } from 'vitest';
import { applyCaps, previewCaps } from '#lib/services/duplicates/index.ts';
import { changeProjectSettings } from '#lib/services/projects/index.ts';
import { undo } from '#lib/services/review/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeVariants, searchFor } from '#test/support/duplicates.ts';
import { makeProject, makeSeeds, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

/** Five variants of one seed, four of them with one skeleton and only the third of those passed; one of another seed. */
async function grown() {
  const { id: projectId, slug: project } = await makeProject(db);
  const [one, other] = await makeSeeds(db, projectId, [
    { problem: 'Half of ten?' },
    { problem: 'A third of nine?' },
  ]);
  const sums = [3, 4, 5, 6].map((n) => ({
    problem: `Anna has ${n} apples and buys ${n + 8} more. How many now?`,
    passed: n === 5,
  }));
  const variants = [
    ...(await makeVariants(db, { projectId, seedId: one! }, [
      ...sums,
      { problem: 'Tom runs around the lake. Who?' },
    ])),
    ...(await makeVariants(db, { projectId, seedId: other! }, [{ problem: 'Ida reads a page. Which?' }])),
  ];
  await searchFor(ctx, { project });
  const left = async () =>
    (await db.variant.findMany({ where: { projectId, status: { not: 'rejected' } } })).map((row) =>
      variants.indexOf(row.id),
    );
  return { project, projectId, variants, left };
}

describe('caps', () => {
  test('count first, then keep what passed its checks, and are taken back as one', async () => {
    const { project, left } = await grown();
    expect(await previewCaps(ctx, { project, perSkeleton: 1 })).toMatchObject({
      variants: 6,
      rejected: 3,
      bySkeleton: 3,
      bySeed: 0,
      accepted: 0,
      unsigned: 0,
    });
    const { rejected, decision } = await applyCaps(ctx, { project, perSkeleton: 1 });
    expect(rejected).toBe(3);
    expect((await left()).sort()).toEqual([2, 4, 5]);
    await undo(ctx, { project, decision: decision! });
    expect(await left()).toHaveLength(6);
  });

  test('of a seed count what the cap of a skeleton has left', async () => {
    const { project, left } = await grown();
    await changeProjectSettings(ctx, { project, caps: { perSeed: 2, perSkeleton: 2 } });
    expect(await previewCaps(ctx, { project })).toMatchObject({ rejected: 3, bySkeleton: 2, bySeed: 1 });
    await applyCaps(ctx, { project });
    expect(await left()).toHaveLength(3);
    expect(await left()).toContain(2);
    expect(await applyCaps(ctx, { project })).toMatchObject({ rejected: 0, decision: null });
  });

  test('take an accepted variant before one that passed its checks, whoever came first', async () => {
    const { project, variants, left } = await grown();
    await db.variant.update({ where: { id: variants[3]! }, data: { status: 'accepted' } });
    await applyCaps(ctx, { project, perSkeleton: 1 });
    expect(await left()).toContain(3);
  });

  test('that nobody set are asked for', async () => {
    const { project } = await grown();
    await expect(previewCaps(ctx, { project })).rejects.toMatchObject({ code: 'INVALID' });
  });
});
