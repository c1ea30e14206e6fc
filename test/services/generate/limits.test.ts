import { describe, expect, test } from 'vitest';
import { getBatch, runBatch, startBatch } from '#lib/services/generate/index.ts';
import { finish, projectWithModel, solve, worker } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { type Behaviour, type Call, failures } from '#test/support/openai-server.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const slowly =
  (afterMs: number) =>
  (call: Call): Behaviour =>
    ({ ...solve(call), afterMs }) as Behaviour;

async function start(one: { slug: string; model: string }, samples = 1) {
  const plan = { project: one.slug, method: 'answer-augmentation', model: one.model, samples };
  const { batch } = await startBatch(ctx, plan);
  return batch;
}

describe('what an endpoint allows', () => {
  test('holds for two batches and two workers together: never more calls at once than its concurrency', async () => {
    const one = await projectWithModel(ctx, 40, slowly(100), { concurrency: 6 });
    const batches = [await start(one), await start(one)];
    const runs = batches.flatMap((batch) =>
      ['left', 'right'].map((name) => runBatch(ctx, batch, worker(name))),
    );
    await Promise.all(runs);
    for (const batch of batches) await finish(ctx, batch);
    expect(one.server.count()).toBe(80);
    expect(one.server.mostAtOnce()).toBeLessThanOrEqual(6);
    expect(one.server.mostAtOnce()).toBeGreaterThan(3);
  });

  test('is shared by batches that wait for it: the second does not stand behind the first', async () => {
    const order: string[] = [];
    const behave = (call: Call): Behaviour => {
      order.push(call.body.max_tokens === 99 ? 'second' : 'first');
      return { ...solve(call), afterMs: 10 } as Behaviour;
    };
    const one = await projectWithModel(ctx, 60, behave, { concurrency: 4 });
    const first = await start(one);
    const plan = { project: one.slug, method: 'answer-augmentation', model: one.model };
    const { batch: second } = await startBatch(ctx, { ...plan, maxTokens: 99 });
    await Promise.all([first, second].map((batch) => runBatch(ctx, batch, worker('w'))));
    await Promise.all([first, second].map((batch) => finish(ctx, batch)));
    const half = order.slice(0, 60).filter((kind) => kind === 'second').length;
    expect(half).toBeGreaterThan(12);
    expect(half).toBeLessThan(48);
  });

  test('a number of requests a minute is spread over the minute, for all workers', async () => {
    const one = await projectWithModel(ctx, 30, (call) => solve(call), { concurrency: 30, rpm: 600 });
    const batch = await start(one);
    await finish(ctx, batch, ['left', 'right']);
    const times = one.server.calls.map((call) => call.at).sort((a, b) => a - b);
    // Ten a second after a first second's worth.
    for (const [at, from] of times.entries()) {
      const within = times.slice(at).filter((time) => time < from + 1000).length;
      expect(within).toBeLessThanOrEqual(21);
    }
    expect(times.at(-1)! - times[0]!).toBeGreaterThan(1500);
  });

  test('a number of tokens a minute is reserved before the call and corrected after it', async () => {
    const usage = { prompt: 900, completion: 100 };
    const behave = (call: Call): Behaviour => ({ ...solve(call), usage });
    // 50 calls of 1,000 tokens a second; the estimate before the first reply is smaller.
    const one = await projectWithModel(ctx, 60, behave, { concurrency: 60, tpm: 1_200_000 });
    const batch = await start(one);
    await finish(ctx, batch);
    const times = one.server.calls.map((call) => call.at).sort((a, b) => a - b);
    const seconds = (times.at(-1)! - times[0]!) / 1000;
    // 60,000 tokens; a second's worth, 20,000, is there at the start, and what was under way may be as much again.
    expect(seconds).toBeGreaterThan(1);
    const { tokensLeft } = await db.endpointThrottle.findUniqueOrThrow({ where: { endpointId: one.model } });
    expect(tokensLeft).toBeLessThanOrEqual(20_000);
  });

  test('halves once for one burst of refusals, and grows again with what is answered', async () => {
    const one = await projectWithModel(
      ctx,
      80,
      (call) => (call.number >= 8 && call.number < 16 ? { ...failures.overloaded } : solve(call)),
      { concurrency: 8 },
    );
    const batch = await start(one);
    const allowed = async () =>
      (await db.endpointThrottle.findUnique({ where: { endpointId: one.model } }))?.allowed ?? 8;
    let least = 8;
    let ended = false;
    const watch = async () => {
      while (!ended) least = Math.min(least, await allowed());
    };
    await Promise.all([finish(ctx, batch).finally(() => (ended = true)), watch()]);
    expect(least).toBeGreaterThanOrEqual(2);
    expect(least).toBeLessThanOrEqual(5);
    expect(await allowed()).toBeGreaterThan(least);
    expect(await getBatch(ctx, { project: one.slug, batch })).toMatchObject({
      status: 'done',
      counts: { done: 80 },
    });
  });

  test('Retry-After holds back every call of every worker, not only the refused one', async () => {
    const one = await projectWithModel(
      ctx,
      30,
      (call) => (call.number === 4 ? { status: 429, headers: { 'Retry-After': '1' } } : solve(call)),
      { concurrency: 2 },
    );
    const batch = await start(one);
    await finish(ctx, batch, ['left', 'right']);
    const times = one.server.calls.map((call) => call.at).sort((a, b) => a - b);
    const gaps = times.slice(1).map((time, at) => time - times[at]!);
    expect(Math.max(...gaps)).toBeGreaterThan(850);
    expect(await getBatch(ctx, { project: one.slug, batch })).toMatchObject({
      status: 'done',
      counts: { done: 30 },
    });
  });

  test('headers that say that nothing is left pause it before anything is refused', async () => {
    const limit = { requestsPerMinute: 600, burstSeconds: 2, speed: 1 };
    const one = await projectWithModel(
      ctx,
      40,
      (call) => solve(call),
      { concurrency: 2 },
      { rateLimit: limit },
    );
    const batch = await start(one);
    await finish(ctx, batch);
    const shown = await getBatch(ctx, { project: one.slug, batch });
    expect(shown).toMatchObject({ status: 'done', counts: { done: 40 } });
    expect(one.server.count() - 40).toBeLessThanOrEqual(8);
  });
});
