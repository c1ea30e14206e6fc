import { describe, expect, test } from 'vitest';
import {
  cancelBatch,
  getBatch,
  listProviderBatches,
  runBatch,
  runProviderBatch,
  startBatch,
} from '#lib/services/generate/index.ts';
import { buryDead } from '#lib/services/workers/index.ts';
import { projectWithModel, solve, worker } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import type { Behaviour, Call } from '#test/support/openai-protocol.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const options = worker('batch-worker');

async function projectWithBatchApi(seeds: number, behave: (call: Call) => Behaviour) {
  const one = await projectWithModel(ctx, seeds, behave);
  await db.modelEndpoint.update({ where: { id: one.model }, data: { batchApi: true } });
  one.server.batches.settings.advance = 'steps';
  return one;
}

type Project = Awaited<ReturnType<typeof projectWithBatchApi>>;

async function start(one: Project, plan: object = {}) {
  const method = { method: 'answer-augmentation', model: one.model, viaBatchApi: true };
  const { batch } = await startBatch(ctx, { project: one.slug, ...method, ...plan });
  const show = () => getBatch(ctx, { project: one.slug, batch });
  const list = async () => (await listProviderBatches(ctx, { project: one.slug, batch })).items;
  return { batch, show, list };
}

/** What the jobs do, with the provider's batches a step further each time, until the batch stands still. */
async function finish(one: Project, batch: string, mostLines?: number) {
  for (let round = 0; round < 40; round++) {
    await runBatch(ctx, batch, { ...options, mostLines });
    const open = await db.providerBatch.findMany({ where: { batchId: batch, endedAt: null } });
    const { status } = await db.batch.findUniqueOrThrow({ where: { id: batch } });
    if (open.length === 0 && !['queued', 'running'].includes(status)) return;
    for (const { id } of open) await runProviderBatch(ctx, id, options);
    await one.server.batches.step();
  }
  throw new Error('The batch does not end.');
}

describe("a batch through the provider's Batch API", () => {
  test('is uploaded, polled and collected; its ledger is the server’s own at half of the price', async () => {
    const one = await projectWithBatchApi(12, (call) => solve(call));
    const live = one.server.calls.length;
    const { batch, show, list } = await start(one);
    await finish(one, batch);
    const shown = await show();
    expect(shown).toMatchObject({
      status: 'done',
      counts: { done: 12, submitted: 0 },
      checks: { passed: 12 },
    });
    const { prompt, completion } = one.server.tokens;
    expect(shown.spent).toMatchObject({
      promptTokens: prompt,
      completionTokens: completion,
      callsAnswered: 12,
    });
    expect(shown.spent.dollars).toBeCloseTo((prompt * 2 + completion * 10) / 2e6, 8);
    expect(await list()).toMatchObject([{ status: 'completed', total: 12, completed: 12, failed: 0 }]);
    expect(one.server.requests.filter((path) => String(path).includes('chat')).length).toBeLessThanOrEqual(
      live,
    );
  });

  test('goes out in several files where one is not enough', async () => {
    const one = await projectWithBatchApi(10, (call) => solve(call));
    const { batch, show, list } = await start(one);
    await finish(one, batch, 4);
    expect(await show()).toMatchObject({ status: 'done', counts: { done: 10 } });
    expect((await list()).map((row) => row.total).sort()).toEqual([2, 4, 4]);
  });

  test('a method of two calls is submitted twice', async () => {
    const one = await projectWithBatchApi(3, (call) => {
      const text = call.messages.map((message) => message.content).join('\n');
      const asked = /What is (\d+) \+ 3/.exec(call.messages.at(-1)!.content)?.[1] ?? '0';
      if (!/REWORDED|REPHRAS|NEW WORDING/i.test(text))
        return solve(call, Number(/(\d+)/.exec(asked)![1]) + 3);
      return solve(call);
    });
    const { batch, show, list } = await start(one, {
      method: 'self-consistency',
      parameters: { samples: 2 },
    });
    await finish(one, batch);
    expect(await show()).toMatchObject({ status: 'done', counts: { done: 3 }, spent: { callsAnswered: 6 } });
    expect(await list()).toHaveLength(2);
  });

  test('only what expired is submitted again; what came is kept and not paid twice', async () => {
    const one = await projectWithBatchApi(6, (call) => solve(call));
    one.server.batches.settings.expireAfterLines = 4;
    const { batch, show, list } = await start(one);
    await finish(one, batch);
    expect(await show()).toMatchObject({ status: 'done', counts: { done: 6 }, spent: { callsAnswered: 6 } });
    expect((await list()).map((row) => [row.status, row.total]).sort()).toEqual([
      ['completed', 2],
      ['expired', 6],
    ]);
  });

  test('lines that fail: what can pass is asked again, what cannot has failed with the provider’s words', async () => {
    let down = true;
    const one = await projectWithBatchApi(4, (call) => {
      const text = call.messages.at(-1)!.content;
      if (text.includes('What is 0')) return { status: 400, message: 'This prompt is not allowed.' };
      if (text.includes('What is 1') && down) {
        down = false;
        return { status: 500, message: 'out of memory' };
      }
      return solve(call);
    });
    const { batch, show } = await start(one);
    for (let round = 0; round < 30; round++) {
      await db.generationRequest.updateMany({
        where: { batchId: batch, status: 'queued' },
        data: { leaseUntil: null },
      });
      await runBatch(ctx, batch, options);
      for (const { id } of await db.providerBatch.findMany({ where: { batchId: batch, endedAt: null } }))
        await runProviderBatch(ctx, id, options);
      await one.server.batches.step();
      if ((await show()).status === 'failed') break;
    }
    expect(await show()).toMatchObject({ status: 'failed', counts: { done: 3, failed: 1 } });
    const failed = await db.generationRequest.findFirstOrThrow({
      where: { batchId: batch, status: 'failed' },
    });
    expect(failed.message).toContain('This prompt is not allowed.');
  });

  test('a crash between the provider’s making and our noting of its batch makes no second one', async () => {
    const one = await projectWithBatchApi(5, (call) => solve(call));
    const { batch, show } = await start(one);
    await runBatch(ctx, batch, options);
    const [{ id } = { id: '' }] = await db.providerBatch.findMany({ where: { batchId: batch } });
    await runProviderBatch(ctx, id, options);
    expect(one.server.batches.all).toHaveLength(1);
    await db.providerBatch.update({ where: { id }, data: { providerId: null, status: 'preparing' } });
    await runProviderBatch(ctx, id, options);
    expect(one.server.batches.all).toHaveLength(1);
    await finish(one, batch);
    expect(await show()).toMatchObject({ status: 'done', counts: { done: 5 }, spent: { callsAnswered: 5 } });
  });

  test('a crash while it is collected: the second time stores what is missing and nothing twice', async () => {
    const one = await projectWithBatchApi(5, (call) => solve(call));
    const { batch, show, list } = await start(one);
    await finish(one, batch);
    const [row] = await list();
    await db.providerBatch.update({ where: { id: row!.id }, data: { endedAt: null } });
    await runProviderBatch(ctx, row!.id, options);
    expect(await show()).toMatchObject({ counts: { done: 5 }, spent: { callsAnswered: 5 } });
    expect(await db.variant.count({ where: { batchId: batch } })).toBe(5);
  });

  test('two jobs on the same batch at once send it once', async () => {
    const one = await projectWithBatchApi(5, (call) => solve(call));
    const { batch } = await start(one);
    await runBatch(ctx, batch, options);
    const [{ id } = { id: '' }] = await db.providerBatch.findMany({ where: { batchId: batch } });
    await Promise.all([1, 2, 3].map(() => runProviderBatch(ctx, id, options)));
    expect(one.server.batches.all).toHaveLength(1);
    expect(one.server.batches.files.size).toBe(1);
  });

  test('a provider that refuses new batches stops it with its own words', async () => {
    const one = await projectWithBatchApi(3, (call) => solve(call));
    one.server.batches.settings.refuseCreate = { status: 400, message: 'Batches are not part of your plan.' };
    const { batch, show } = await start(one);
    await finish(one, batch);
    const shown = await show();
    expect(shown).toMatchObject({ status: 'failed', counts: { failed: 3, submitted: 0 } });
    expect(shown.error).toContain('Batches are not part of your plan.');
  });

  test('while its batches cannot be seen it waits with the error shown; nothing is given back or paid twice', async () => {
    const one = await projectWithBatchApi(5, (call) => solve(call));
    const { batch, show, list } = await start(one);
    await runBatch(ctx, batch, options);
    const [{ id } = { id: '' }] = await list();
    const away = async () => {
      one.server.batches.settings.missing = true;
      await runProviderBatch(ctx, id, options);
      one.server.batches.settings.missing = false;
      expect(await list()).toMatchObject([{ endedAt: null, error: expect.stringContaining('404') }]);
      expect(await show()).toMatchObject({ status: 'running', counts: { submitted: 5, failed: 0 } });
    };
    await runProviderBatch(ctx, id, options);
    await away();
    // Our note of it was lost, and it is looked for in the provider's list.
    await db.providerBatch.update({ where: { id }, data: { providerId: null } });
    await away();
    for (let step = 0; step < 4; step++) await one.server.batches.step();
    await away();
    await finish(one, batch);
    const shown = await show();
    expect(shown).toMatchObject({ status: 'done', counts: { done: 5 }, spent: { callsAnswered: 5 } });
    expect(shown.spent.promptTokens).toBe(one.server.tokens.prompt);
    expect(await list()).toMatchObject([{ status: 'completed', error: null }]);
  });

  test('one that its provider forgot is given up long after its window', async () => {
    const one = await projectWithBatchApi(2, (call) => solve(call));
    const { batch, show, list } = await start(one);
    await runBatch(ctx, batch, options);
    const [{ id } = { id: '' }] = await list();
    await runProviderBatch(ctx, id, options);
    one.server.batches.settings.missing = true;
    const later = new Date(Date.now() + 73 * 3_600_000);
    await runProviderBatch({ ...ctx, now: () => later }, id, options);
    expect(await list()).toMatchObject([{ endedAt: later }]);
    expect(await show()).toMatchObject({ status: 'failed', counts: { submitted: 0 } });
  });

  test('cancelled: the provider’s batch is cancelled too, and what it brought is kept', async () => {
    const one = await projectWithBatchApi(6, (call) => solve(call));
    one.server.batches.settings.linesPerStep = 2;
    const { batch, show } = await start(one);
    await runBatch(ctx, batch, options);
    const [{ id } = { id: '' }] = await db.providerBatch.findMany({ where: { batchId: batch } });
    await runProviderBatch(ctx, id, options);
    for (let step = 0; step < 2; step++) await one.server.batches.step();
    await cancelBatch(ctx, { project: one.slug, batch });
    await finish(one, batch);
    const shown = await show();
    expect(shown.status).toBe('cancelled');
    expect(shown.counts.submitted).toBe(0);
    expect(shown.counts.done + shown.counts.cancelled).toBe(6);
    expect(shown.counts.done).toBe(shown.spent.callsAnswered);
    expect(one.server.batches.all[0]!.status).toBe('cancelled');
    expect(shown.spent.completionTokens).toBe(one.server.tokens.completion);
  });

  test('a budget holds: no more is submitted than it has room for, and it pauses when it is spent', async () => {
    const one = await projectWithBatchApi(40, (call) => solve(call));
    const { batch, show } = await start(one, { budget: 0.02 });
    await finish(one, batch);
    const shown = await show();
    expect(shown).toMatchObject({ status: 'paused', stopReason: 'budget' });
    expect(shown.spent.dollars).toBeGreaterThanOrEqual(0.02);
    const one_call = shown.spent.dollars / shown.spent.callsAnswered;
    expect(shown.spent.dollars).toBeLessThan(0.02 + 3 * one_call);
    expect(shown.counts.done).toBeLessThan(40);
  });
});

test('a provider’s batch whose job was lost with its worker is looked after by the next one', async () => {
  const one = await projectWithBatchApi(3, (call) => solve(call));
  const { batch, show } = await start(one);
  await runBatch(ctx, batch, options);
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await buryDead(ctx, () => false);
  const [{ id } = { id: '' }] = await db.providerBatch.findMany({ where: { batchId: batch } });
  const jobs = await db.$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs`;
  expect(jobs.map((job) => job.key)).toContain(`generate.provider-batch:${id}`);
  expect(jobs.map((job) => job.key)).not.toContain(`generate.run:${batch}`);
  await finish(one, batch);
  expect(await show()).toMatchObject({ status: 'done', counts: { done: 3 } });
});
