import { expect, test } from 'vitest';
import { cancelBatch, getBatch, runBatch, startBatch } from '#lib/services/generate/index.ts';
import { finish, projectWithModel, solve, worker } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import type { Call } from '#test/support/openai-server.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const inFlight = 512;
const first = 4;
/** Every call costs a cent. */
const cent = { usage: { prompt: 2500, completion: 500 } };
const settings = { concurrency: inFlight, timeoutSeconds: 120, priceInput: 2, priceOutput: 10 };
const limit = { timeout: 100_000, interval: 20 };

test('cancelled with 512 calls in flight, a batch asks nothing more', async () => {
  const answers = Promise.withResolvers<void>();
  // Until one call is answered a batch asks few, to see whether the model is there at all.
  const behave = async (call: Call) => {
    if (call.number >= first) await answers.promise;
    return { ...solve(call), ...cent };
  };
  const one = await projectWithModel(ctx, inFlight + 60, behave, settings);
  const plan = { project: one.slug, method: 'answer-augmentation', model: one.model };
  const { batch } = await startBatch(ctx, plan);
  const run = runBatch(ctx, batch, worker('many'));
  await expect.poll(() => one.server.count(), limit).toBe(first + inFlight);
  expect(one.server.mostAtOnce()).toBe(inFlight);
  await cancelBatch(ctx, { project: one.slug, batch });
  answers.resolve();
  await run;
  expect(one.server.count()).toBe(first + inFlight);
  expect(await getBatch(ctx, { project: one.slug, batch })).toMatchObject({
    ...{ status: 'cancelled', counts: { leased: 0, queued: 0 } },
  });
}, 120_000);

test('a budget that is reached with 512 calls in flight is passed by no more than those', async () => {
  const one = await projectWithModel(
    ctx,
    inFlight + 200,
    (call) => ({ ...solve(call), ...cent, afterMs: 200 }),
    settings,
  );
  const plan = { project: one.slug, method: 'answer-augmentation', model: one.model, budget: 1 };
  const { batch } = await startBatch(ctx, plan);
  await finish(ctx, batch, ['many'], limit.timeout);
  const asked = one.server.count();
  expect(asked).toBeGreaterThanOrEqual(100);
  expect(asked).toBeLessThanOrEqual(100 + inFlight);
  await finish(ctx, batch, ['many'], limit.timeout);
  expect(one.server.count(), 'nothing is asked once it is reached').toBe(asked);
  const shown = await getBatch(ctx, { project: one.slug, batch });
  expect(shown).toMatchObject({ status: 'paused', stopReason: 'budget' });
  expect(shown.spent.dollars).toBeCloseTo(asked * 0.01, 6);
}, 120_000);
