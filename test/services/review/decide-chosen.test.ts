import { expect, test } from 'vitest';
import { createQueue, markGold, updateQueue } from '#lib/services/queues/index.ts';
import { decide, decideMatching, previewMatching, undo } from '#lib/services/review/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { projectWithVariants } from '#test/support/variants.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

async function statuses(projectId: string) {
  const rows = await db.variant.groupBy({ by: ['status'], where: { projectId }, _count: { _all: true } });
  return Object.fromEntries(rows.map((row) => [row.status, row._count._all]));
}

test('a decision on chosen variants says before what it will do, does it to the chosen ones alone, and is taken back by its act', async () => {
  const { id: projectId, slug: project, variants } = await projectWithVariants(ctx, 6);
  await decide(ctx, { project, variant: variants[0]!.id, revision: 1, action: 'accept' });
  await db.variant.update({ where: { id: variants[1]!.id }, data: { checkState: 'unchecked' } });
  const chosen = { project, variants: variants.slice(0, 4).map(({ id }) => id) };
  const seedsOf = (rows: typeof variants) => new Set(rows.map((row) => row.seedId)).size;
  const { counts } = await previewMatching(ctx, { ...chosen, action: 'accept' });
  const seeds = seedsOf(variants.slice(2, 4));
  expect(counts).toEqual({ variants: 2, seeds, decided: 1, unchecked: 1, reserved: 0 });
  const done = await decideMatching(ctx, { ...chosen, action: 'accept' });
  expect(done.decided).toBe(counts!.variants);
  expect(await statuses(projectId)).toEqual({ accepted: 3, pending: variants.length - 3 });
  expect(await undo(ctx, { project, group: done.group })).toMatchObject({ undone: 2 });
  expect(await statuses(projectId)).toEqual({ accepted: 1, pending: variants.length - 1 });
  await expect(undo(ctx, { project, group: done.group })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test.each([
  ['a search', { text: 'nowhere-to-be-found' }, false],
  ['what is decided', { status: 'accepted' as const }, false],
  ['another method', { method: 'rephrase' }, false],
  ['the method', { method: 'perturb-numbers', status: 'pending' as const }, true],
])('a decision on a filter by %s is about what the list shows', async (_, filter, isOfThese) => {
  const { slug: project, variants } = await projectWithVariants(ctx, 3);
  const wanted = isOfThese ? variants.length : 0;
  const { counts } = await previewMatching(ctx, { project, ...filter, action: 'accept' });
  expect(counts).toMatchObject({ variants: wanted });
  expect(await decideMatching(ctx, { project, ...filter, action: 'accept' })).toMatchObject({
    decided: wanted,
  });
});

test('gold and what people decide in an open queue are left out, and it says how many', async () => {
  const { slug: project, variants } = await projectWithVariants(ctx, 6);
  const [gold, queued, ...free] = variants;
  await markGold(ctx, { project, variant: gold!.id, revision: 1, action: 'accept' });
  await db.variant.update({ where: { id: queued!.id }, data: { subject: 'geometry' } });
  const { queue } = await createQueue(ctx, { project, name: 'One', filter: { subject: 'geometry' } });
  const asked = { project, action: 'accept' as const };
  const { counts } = await previewMatching(ctx, asked);
  expect(counts).toMatchObject({ variants: free.length, reserved: 2 });
  const done = await decideMatching(ctx, asked);
  expect(done).toMatchObject({ decided: free.length, reserved: 2 });
  await undo(ctx, { project, group: done.group });
  await updateQueue(ctx, { project, queue, status: 'closed' });
  expect(await decideMatching(ctx, asked)).toMatchObject({ decided: free.length + 1, reserved: 1 });
});
