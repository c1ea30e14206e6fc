import { expect, test } from 'vitest';
import {
  cancelBatch,
  getBatch,
  resumeBatch,
  runBatch,
  runProviderBatch,
  startBatch,
} from '#lib/services/generate/index.ts';
import { saveModel } from '#lib/services/models/index.ts';
import { buryDead } from '#lib/services/workers/index.ts';
import { projectWithModel, solve, worker } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { send } from '#test/support/openai-answer.ts';
import { unchecked } from '#test/support/openai-server.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const options = worker('batch-worker');
const words = 'Incorrect API key provided.';

/** A provider's batch under way at a server that from now on knows only the key that is told. */
async function underWay(seeds: number) {
  let known: string | null = null;
  const control: NonNullable<Parameters<typeof projectWithModel>[4]>['control'] = (request, response) => {
    if (known === null || request.headers.authorization === `Bearer ${known}`) return false;
    send(response, 401, { error: { message: words, code: 'invalid_api_key' } });
    return true;
  };
  const one = await projectWithModel(ctx, seeds, (call) => solve(call), {}, { control });
  const settings = { name: 'local', baseUrl: one.server.url, model: 'm', batchApi: true };
  const save = (key: string) =>
    saveModel(ctx, {
      ...{ project: one.slug, id: one.model, key, ...settings, ...unchecked },
      ...{ concurrency: 4, timeoutSeconds: 5, priceInput: 2, priceOutput: 10 },
    });
  await save('sk-old');
  one.server.batches.settings.advance = 'steps';
  const plan = { method: 'answer-augmentation', model: one.model, viaBatchApi: true };
  const { batch } = await startBatch(ctx, { project: one.slug, ...plan });
  await runBatch(ctx, batch, options);
  const { id } = await db.providerBatch.findFirstOrThrow({ where: { batchId: batch } });
  const look = () => runProviderBatch(ctx, id, options);
  await look();
  const step = async () => {
    for (let at = 0; at < 4; at++) await one.server.batches.step();
  };
  return {
    ...{ ...one, batch, id, look, step, save },
    know: (key: string) => {
      known = key;
    },
    show: () => getBatch(ctx, { project: one.slug, batch }),
    jobs: async () => {
      const rows = await db.$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs`;
      return rows.map((job) => job.key);
    },
  };
}

const forget = () => db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;

test.each(['while it runs', 'when its results are there'])(
  'a key that the provider knows no more pauses the batch with its words, %s; with a new key it goes on and pays once',
  async (when) => {
    const one = await underWay(5);
    if (when === 'when its results are there') await one.step();
    one.know('sk-new');
    await forget();
    await one.look();
    const paused = await one.show();
    expect(paused).toMatchObject({ status: 'paused', stopReason: 'provider' });
    expect(paused).toMatchObject({
      counts: { submitted: 5, failed: 0 },
      error: expect.stringContaining(words),
    });
    await buryDead(ctx, () => false);
    expect(await one.jobs()).not.toContain(`generate.provider-batch:${one.id}`);
    await one.save('sk-new');
    await one.step();
    await resumeBatch(ctx, { project: one.slug, batch: one.batch });
    expect(await one.jobs()).toContain(`generate.provider-batch:${one.id}`);
    await runBatch(ctx, one.batch, options);
    await one.look();
    await runBatch(ctx, one.batch, options);
    const shown = await one.show();
    expect(shown).toMatchObject({ status: 'done', counts: { done: 5 }, spent: { callsAnswered: 5 } });
    expect(one.server.batches.all).toHaveLength(1);
    expect(shown.spent.promptTokens).toBe(one.server.tokens.prompt);
    expect(shown.spent.completionTokens).toBe(one.server.tokens.completion);
    expect(shown.error).toBeNull();
  },
);

test('resumed before the key is repaired it pauses again', async () => {
  const one = await underWay(3);
  one.know('sk-new');
  await one.look();
  await resumeBatch(ctx, { project: one.slug, batch: one.batch });
  await runBatch(ctx, one.batch, options);
  await one.look();
  expect(await one.show()).toMatchObject({
    status: 'paused',
    stopReason: 'provider',
    counts: { submitted: 3 },
  });
});

test('cancelled while it waits for a key, it is looked after again, and what was answered is kept', async () => {
  const one = await underWay(3);
  one.know('sk-new');
  await one.look();
  await forget();
  await cancelBatch(ctx, { project: one.slug, batch: one.batch });
  expect(await one.jobs()).toContain(`generate.provider-batch:${one.id}`);
  await one.save('sk-new');
  await one.step();
  await one.look();
  expect(await one.show()).toMatchObject({ status: 'cancelled', counts: { done: 3, submitted: 0 } });
});
