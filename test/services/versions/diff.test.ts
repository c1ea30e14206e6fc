import { expect, test } from 'vitest';
import { decide, decideMatching, editVariant } from '#lib/services/review/index.ts';
import { diffRows, diffVersions } from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { acceptedProject, growVariants } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

/** Two versions: of three rows of the first, one is edited, one is gone and one new in the second. */
async function twoVersions() {
  const made = await acceptedProject(ctx, 8);
  const { project, variants } = made;
  await frozenVersion(ctx, { project, name: 'old' }, { rows: 3, characters: 1e9 });
  const [edited, dropped] = variants;
  const { problem, solution, answer } = edited!;
  await editVariant(ctx, {
    project,
    variant: edited!.id,
    revision: 1,
    problem: `${problem} Say how many.`,
    solution,
    answer,
  });
  await decide(ctx, { project, variant: edited!.id, revision: 2, action: 'accept' });
  await db.variant.update({ where: { id: dropped!.id }, data: { status: 'pending' } });
  const [added] = await growVariants(ctx, made, { randomSeed: 9 });
  await decide(ctx, { project, variant: added!.id, revision: 1, action: 'accept' });
  await frozenVersion(ctx, { project, name: 'new' }, { rows: 3, characters: 1e9 });
  return { project, edited: edited!, dropped: dropped!, added: added! };
}

test('rows are compared by what they come from, wherever they stand', async () => {
  const { project, edited, dropped, added } = await twoVersions();
  const { counts, from, to } = await diffVersions(ctx, { project, from: 'old', to: 'new' });
  expect(counts).toEqual({ added: 1, removed: 1, changed: 1, same: 6 });
  expect([from.rowCount, to.rowCount]).toEqual([8, 8]);
  expect(from.mix.reduce((sum, group) => sum + group.rows, 0)).toBe(8);
  expect(from.lengths.reduce((sum, rows) => sum + rows, 0)).toBe(8);
  const back = await diffVersions(ctx, { project, from: 'new', to: 'old' });
  expect(back.counts).toEqual({ added: 1, removed: 1, changed: 1, same: 6 });
  const rows = async (change: 'added' | 'removed' | 'changed') =>
    (await diffRows(ctx, { project, from: 'old', to: 'new', change })).items;
  expect(await rows('added')).toMatchObject([
    { variantId: added.id, before: null, after: { problem: added.problem } },
  ]);
  expect(await rows('removed')).toMatchObject([
    { variantId: dropped.id, before: { problem: dropped.problem }, after: null },
  ]);
  expect(await rows('changed')).toMatchObject([
    {
      variantId: edited.id,
      before: { problem: edited.problem },
      after: { problem: `${edited.problem} Say how many.` },
    },
  ]);
});

test('pages of what differs follow each other', async () => {
  const made = await acceptedProject(ctx, 9);
  const { project } = made;
  await frozenVersion(ctx, { project, name: 'old' });
  await growVariants(ctx, made, { randomSeed: 11 });
  await decideMatching(ctx, { project, action: 'accept' });
  await frozenVersion(ctx, { project, name: 'new' });
  const { counts } = await diffVersions(ctx, { project, from: 'old', to: 'new' });
  const seen: string[] = [];
  let after: number | undefined;
  do {
    const page = await diffRows(ctx, { project, from: 'old', to: 'new', change: 'added', limit: 2, after });
    seen.push(...page.items.map((item) => item.variantId));
    after = page.nextAfter ?? undefined;
  } while (after !== undefined);
  expect(new Set(seen).size).toBe(counts.added);
  expect(seen).toHaveLength(counts.added);
});
