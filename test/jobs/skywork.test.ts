import { expect, test } from 'vitest';
import { seedLibrary } from '#lib/domain/seeds/library/index.ts';
import { getBatch } from '#lib/services/generate/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { compareLedgers, runWithKills, startSkywork } from '#test/support/skywork.ts';

const { db, url } = await testDatabase();
const ctx = systemContext(db);

test('the two-stage preset runs to its end through two kills, and its ledger is the server’s own', async () => {
  const seeds = seedLibrary
    .filter((_, at) => at % 3 === 0)
    .map(({ problem, solution, answer, subject, level }) => ({ problem, solution, answer, subject, level }));
  expect(seeds.some((one) => one.level >= 4)).toBe(true);
  const settings = { samples: 2, coreSet: 12, afterMs: 10, concurrency: 16, within: 90_000 };
  const { project, batch, server, before } = await startSkywork(ctx, seeds, settings);
  await runWithKills(ctx, url, { project, batch }, 2, settings.within);
  const shown = await getBatch(ctx, { project, batch });
  expect(shown.legs).toMatchObject([
    { stage: 1, status: 'done' },
    { stage: 1, status: 'done', selection: { kind: 'core-set', chosen: 12 } },
    { stage: 2, status: 'done' },
  ]);
  const made = await db.variant.groupBy({ by: ['method'], where: { batchId: batch }, _count: true });
  expect(made.map((one) => one.method).sort()).toEqual([
    ...['answer-augmentation', 'evol-instruct', 'fobar', 'rephrase', 'self-verification', 'xwin'],
  ]);
  const hops = await db.variant.findMany({ where: { batchId: batch, hop: 1 }, include: { parent: true } });
  expect(hops.length).toBeGreaterThan(0);
  expect(hops.every((one) => one.parent?.hop === 0 && one.parent.method === 'evol-instruct')).toBe(true);
  const books = await compareLedgers(ctx, batch, server);
  expect(books.calls).toEqual(books.server);
  expect(books.paidTwice).toBe(0);
  expect(shown.spent).toMatchObject({
    promptTokens: books.calls.prompt,
    completionTokens: books.calls.completion,
    callsLost: books.lost,
  });
  expect(shown.spent.dollars).toBeCloseTo((books.calls.prompt + 4 * books.calls.completion) / 1e6, 8);
  // What the server answered and nobody stored was under way at a kill, and is named: beside the call that checked the model.
  expect(books.unknown).toBeLessThanOrEqual(books.lost + before.replies);
}, 240_000);
