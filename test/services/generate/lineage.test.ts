import { expect, test } from 'vitest';
import { familyOf } from '#lib/domain/generate/lineage.ts';
import { getVariant, startPlan } from '#lib/services/generate/index.ts';
import { getSeed } from '#lib/services/seeds/index.ts';
import { finish } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, systemContext, wordProblems } from '#test/support/factories.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const mix = [{ method: 'perturb-numbers', parameters: { spread: 1 } }];

/** Three rounds, each of the variants of the one before. */
async function grown() {
  const { id, slug: project } = await makeProject(db);
  await makeSeeds(db, id, wordProblems(4));
  const from = (leg: number) => ({ from: 'legs' as const, legs: [leg], checks: 'any' as const });
  const legs = [
    { source: { from: 'seeds' as const }, mix },
    { source: from(0), samples: 2, mix },
    { source: from(1), mix },
  ];
  const { batch } = await startPlan(ctx, { project, legs, randomSeed: 7 });
  await finish(ctx, batch);
  return { project, batch };
}

test('a variant of a later round shows its ancestors back to the seed, each of them its children, the seed its tree', async () => {
  const { project, batch } = await grown();
  const last = await db.variant.findFirstOrThrow({
    where: { batchId: batch, parent: { parentId: { not: null } } },
    include: { parent: { include: { parent: true } } },
  });
  const middle = last.parent!;
  const first = middle.parent!;
  const shown = await getVariant(ctx, { project, variant: last.id });
  expect(shown.ancestors.map((one) => one.id)).toEqual([middle.id, first.id]);
  expect(shown.ancestors).toMatchObject([{ batch: { id: batch }, problem: middle.problem }, {}]);
  expect(shown.seed.id).toBe(first.seedId);
  const { children, ancestors } = await getVariant(ctx, { project, variant: middle.id });
  expect(children).toMatchObject({ count: 1, items: [{ id: last.id }] });
  expect(ancestors.map((one) => one.id)).toEqual([first.id]);
  const seed = await getSeed(ctx, { project, seed: first.seedId });
  const top = familyOf(seed.variants).find((one) => one.of.id === first.id)!;
  const below = top.children.find((one) => one.of.id === middle.id)!;
  expect(below.children.map((one) => one.of.id)).toEqual([last.id]);
  expect(seed.variantCount).toBe(await db.variant.count({ where: { seedId: first.seedId } }));
});
