import { describe, expect, onTestFinished, test } from 'vitest';
import { getBatch, startBatch } from '#lib/services/generate/index.ts';
import { saveModel } from '#lib/services/models/index.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { numberOf, projectWithModel, solve } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, systemContext, wordProblems } from '#test/support/factories.ts';
import { startLongBatch } from '#test/support/long-batch.ts';
import { type Call, openAiServer, unchecked } from '#test/support/openai-server.ts';
import { startWorker } from '#test/support/worker-process.ts';

const { db, url } = await testDatabase();
const ctx = systemContext(db);
/** A lease, the pauses between tries of a job, and the work itself on a slow machine. */
const soon = { timeout: 150_000, interval: 50 };

describe('a worker that is killed', () => {
  test('in the middle of a batch: after a new start every request has exactly one stored result', async () => {
    const { batch, requests, show } = await startLongBatch(ctx);
    const first = startWorker(url);
    await expect.poll(async () => (await show()).counts.done, soon).toBeGreaterThan(0);
    await first.end('SIGKILL');
    const killed = await show();
    expect(killed.ended).toBeLessThan(requests);
    expect(killed.status).toBe('running');
    startWorker(url);
    await expect.poll(async () => (await show()).status, soon).toBe('done');
    const rows = await db.generationRequest.findMany({
      where: { batchId: batch },
      include: { variant: true },
    });
    expect(rows).toHaveLength(requests);
    for (const row of rows) {
      expect(['done', 'refused']).toContain(row.status);
      expect(row.variant !== null).toBe(row.status === 'done');
    }
    const variants = await db.variant.findMany({
      where: { batchId: batch },
      // The comparison with the corpus comes behind the batch, at its own time.
      include: {
        _count: { select: { revisions: true, checks: { where: { rule: { not: 'near-duplicate' } } } } },
      },
    });
    expect(new Set(variants.map((one) => one.requestId)).size).toBe(variants.length);
    for (const one of variants) expect(one._count).toEqual({ revisions: 1, checks: 5 });
    const again = rows.filter((row) => row.attempts > 1).length;
    expect(again).toBeLessThan(requests);
  }, 200_000);

  test('with calls in flight: every reply is stored once, and only those in flight are asked twice', async () => {
    const server = await openAiServer((call) => ({ reply: `Call ${call.number}: \\boxed{1}`, afterMs: 30 }));
    onTestFinished(server.close);
    await setSettings(ctx, { allowPrivateNetworks: true });
    const { id, slug } = await makeProject(db);
    await makeSeeds(db, id, wordProblems(200));
    const endpoint = { name: 'local', baseUrl: server.url, model: 'm', concurrency: 8 };
    const { id: model } = await saveModel(ctx, { project: slug, ...endpoint, ...unchecked });
    const { batch } = await startBatch(ctx, { project: slug, method: 'answer-augmentation', model });
    const show = () => getBatch(ctx, { project: slug, batch });
    const first = startWorker(url);
    await expect.poll(async () => (await show()).counts.done, soon).toBeGreaterThan(20);
    await first.end('SIGKILL');
    startWorker(url);
    await expect.poll(async () => (await show()).status, soon).toBe('done');
    expect((await show()).counts.done).toBe(200);
    const replies = await db.modelCall.findMany({
      where: { batchId: batch, status: 'answered' },
      select: { reply: true },
    });
    expect(new Set(replies.map((one) => one.reply)).size).toBe(200);
    // What the killed worker had asked: eight calls, and replies that were on their way into one transaction.
    expect(server.calls.length).toBeLessThanOrEqual(200 + 3 * endpoint.concurrency);
  }, 200_000);

  test('with requests claimed ahead of their calls: those are asked once, by the next one', async () => {
    const killed = Promise.withResolvers<void>();
    const concurrency = 64;
    // Short calls until more is claimed than may be asked at once; then none ends while the worker lives.
    const behave = async (call: Call) => {
      if (call.number >= 300) await killed.promise;
      return solve(call);
    };
    const settings = { concurrency, timeoutSeconds: 120 };
    const { slug, model, server } = await projectWithModel(ctx, 600, behave, settings);
    const { batch } = await startBatch(ctx, { project: slug, method: 'answer-augmentation', model });
    const show = () => getBatch(ctx, { project: slug, batch });
    // What is asked and not stored yet is leased too: all that was asked before the last calls has to be stored first.
    const counts = async () => (await show()).counts;
    const first = startWorker(url);
    await expect.poll(() => server.count(), soon).toBe(300 + concurrency);
    await expect.poll(async () => (await counts()).done, soon).toBe(300);
    await expect.poll(async () => (await counts()).leased, soon).toBeGreaterThan(concurrency);
    await first.end('SIGKILL');
    expect((await counts()).leased, 'some were claimed and not asked').toBeGreaterThan(concurrency);
    const asked = new Set(server.calls.map(numberOf));
    expect(asked.size).toBe(300 + concurrency);
    killed.resolve();
    startWorker(url);
    await expect.poll(async () => (await show()).status, soon).toBe('done');
    expect((await show()).counts.done).toBe(600);
    // The calls under way alone are asked twice; what was only claimed is asked once like everything that was free.
    expect(server.count() - 600).toBe(concurrency);
    const late = server.calls.map(numberOf).filter((one) => !asked.has(one));
    expect(late.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 600 }, (_, at) => at).filter((at) => !asked.has(at)),
    );
    const answered = await db.modelCall.findMany({
      where: { batchId: batch, status: 'answered' },
      select: { requestId: true },
    });
    expect(answered).toHaveLength(600);
    expect(new Set(answered.map((one) => one.requestId)).size).toBe(600);
  }, 200_000);

  test('with a signal to stop: it leaves within ten seconds, holds nothing, and the next one goes on', async () => {
    const { batch, show } = await startLongBatch(ctx);
    const first = startWorker(url);
    await expect.poll(async () => (await show()).counts.done, soon).toBeGreaterThan(0);
    const from = Date.now();
    expect(await first.end('SIGTERM')).toBe(0);
    // Nine seconds by its own clock; the rest is what a busy machine may add.
    expect(Date.now() - from).toBeLessThan(20_000);
    const stopped = await show();
    expect(stopped.counts.leased).toBe(0);
    expect(stopped.counts.queued).toBeGreaterThan(0);
    startWorker(url);
    await expect.poll(async () => (await show()).status, soon).toBe('done');
    const attempts = await db.generationRequest.aggregate({
      where: { batchId: batch },
      _max: { attempts: true },
    });
    expect(attempts._max.attempts).toBe(1);
  }, 200_000);
});
