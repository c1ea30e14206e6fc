import { expect, test } from 'vitest';
import { showQueue } from '#lib/services/queues/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { queueOf, workQueue } from '#test/support/queues.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

test('fifty people who work a queue at once give exactly two decisions by two people to each item', async () => {
  const { project, queue, annotators, variants } = await queueOf(ctx, 40, 50);
  expect(variants.length).toBeGreaterThan(30);
  const done = await Promise.all(
    annotators.map((one) => workQueue(one, { project, queue, count: 2 }, ({ seq }) => seq % 3 > 0)),
  );

  const votes = await db.queueAssignment.findMany({ where: { queueId: queue, state: 'cast' } });
  expect(votes).toHaveLength(2 * variants.length);
  expect(done.flat()).toHaveLength(2 * variants.length);
  const byItem = Map.groupBy(votes, (one) => one.itemId);
  expect(byItem.size).toBe(variants.length);
  for (const two of byItem.values()) {
    expect(new Set(two.map((one) => one.userId)).size).toBe(2);
    expect(two.map((one) => one.slot).sort()).toEqual([1, 2]);
  }
  const { counts } = await showQueue(ctx, { project, queue });
  expect(counts).toMatchObject({ items: variants.length, open: 0, withdrawn: 0, votes: 2 * variants.length });
  expect(counts.agreed + counts.disputed).toBe(variants.length);
  // What agrees is decided, once; what does not waits.
  const decided = await db.decision.groupBy({ by: ['variantId'], _count: true, where: { undoneAt: null } });
  expect(decided).toHaveLength(counts.agreed);
  const statuses = await db.variant.groupBy({ by: ['status'], _count: { _all: true } });
  const pending = statuses.find(({ status }) => status === 'pending')?._count._all ?? 0;
  expect(pending).toBe(counts.disputed);
});
