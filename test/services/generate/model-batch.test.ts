import { describe, expect, test } from 'vitest';
import {
  cancelBatch,
  estimateBatch,
  getBatch,
  getVariant,
  listRequests,
  listVariants,
  retryFailed,
  runBatch,
  startBatch,
} from '#lib/services/generate/index.ts';
import { finish, numberOf, projectWithModel, solve, worker } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import type { Behaviour } from '#test/support/openai-server.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const options = worker('test-worker');

async function start(
  one: { slug: string; model: string },
  plan: { samples?: number; maxTokens?: number } = {},
) {
  const { batch } = await startBatch(ctx, {
    project: one.slug,
    method: 'answer-augmentation',
    model: one.model,
    ...plan,
  });
  return { batch, show: () => getBatch(ctx, { project: one.slug, batch }) };
}

describe('a batch that asks a model', () => {
  test('stores replies, tokens and cost; right answers pass and wrong ones fail with both named', async () => {
    const one = await projectWithModel(ctx, 12, (call) =>
      numberOf(call) === 5 ? solve(call, 99) : solve(call),
    );
    const estimate = await estimateBatch(ctx, {
      project: one.slug,
      method: 'answer-augmentation',
      model: one.model,
    });
    expect(estimate).toMatchObject({ seeds: 12, requests: 12 });
    const { batch, show } = await start(one);
    await finish(ctx, batch);
    const shown = await show();
    expect(shown).toMatchObject({ status: 'done', counts: { done: 12 }, checks: { failed: 1, passed: 11 } });
    const { prompt, completion } = one.server.tokens;
    expect(shown.spent).toMatchObject({ promptTokens: prompt, completionTokens: completion });
    expect(shown.spent.dollars).toBeCloseTo((prompt * 2 + completion * 10) / 1e6, 8);
    expect(estimate.promptTokens).toBeGreaterThan(prompt * 0.7);
    expect(estimate.promptTokens).toBeLessThan(prompt * 1.5);
    const [wrong] = (await listVariants(ctx, { project: one.slug, batch, checks: 'failed' })).items;
    const detail = await getVariant(ctx, { project: one.slug, variant: wrong!.id });
    expect(detail.checks.find((check) => check.rule === 'answer-agrees')).toMatchObject({
      outcome: 'failed',
      evidence: { known: '8', variant: '99' },
    });
    expect(detail.origin?.calls).toMatchObject([{ status: 'answered', step: 0 }]);
    expect(detail.origin?.calls[0]?.reply).toContain('\\boxed{99}');
    expect(detail.origin?.calls[0]?.messages?.at(-1)?.content).toContain('What is 5 + 3?');
    expect(one.server.mostAtOnce()).toBeLessThanOrEqual(4);
  });

  test('tries again what can pass: rate limits, server errors, half replies, replies that never come', async () => {
    const troubles: Behaviour[] = [
      { status: 429, headers: { 'Retry-After': '0' } },
      { status: 500 },
      { broken: true },
      { hangs: true },
      { status: 503 },
    ];
    const one = await projectWithModel(ctx, 5, (call) => troubles[call.number] ?? solve(call), {
      concurrency: 5,
    });
    const { batch, show } = await start(one);
    await finish(ctx, batch);
    expect(await show()).toMatchObject({ status: 'done', counts: { done: 5 } });
    expect(one.server.calls).toHaveLength(10);
  });

  test('gives up after five tries and keeps the reason; retry asks again', async () => {
    let down = true;
    const one = await projectWithModel(ctx, 2, (call) =>
      down && numberOf(call) === 1
        ? { status: 500, message: 'out of memory', headers: { 'retry-after-ms': '1' } }
        : solve(call),
    );
    const { batch, show } = await start(one);
    await finish(ctx, batch);
    expect(await show()).toMatchObject({
      status: 'failed',
      counts: { done: 1, failed: 1 },
      reasons: [{ reason: 'server', count: 1 }],
    });
    const [failed] = (await listRequests(ctx, { project: one.slug, batch, status: 'failed' })).items;
    expect(failed).toMatchObject({ attempts: 5, message: '500: out of memory (tried 5 times)' });
    down = false;
    expect(await retryFailed(ctx, { project: one.slug, batch })).toMatchObject({ requests: 1 });
    await finish(ctx, batch);
    expect(await show()).toMatchObject({ status: 'done', counts: { done: 2, failed: 0 }, error: null });
  });

  test('a wrong key stops the batch after a few calls with the provider’s own words', async () => {
    const one = await projectWithModel(
      ctx,
      200,
      () => ({ status: 401, message: 'Incorrect API key provided' }),
      { concurrency: 4 },
    );
    const { batch, show } = await start(one);
    await finish(ctx, batch);
    const shown = await show();
    expect(shown).toMatchObject({ status: 'failed', counts: { failed: 200, queued: 0, leased: 0 } });
    expect(shown.error).toContain('Incorrect API key provided');
    expect(one.server.calls.length).toBeLessThanOrEqual(8);
  });

  test('a reply that was cut is a failure with its text kept; one without an answer is refused', async () => {
    const one = await projectWithModel(ctx, 3, (call) => {
      if (numberOf(call) === 0) return { reply: 'We begin by', finishReason: 'length' };
      return numberOf(call) === 1 ? { reply: 'I cannot help with that.\u0000' } : solve(call);
    });
    const { batch, show } = await start(one);
    await finish(ctx, batch);
    expect(await show()).toMatchObject({ counts: { done: 1, failed: 1, refused: 1 } });
    const { items } = await listRequests(ctx, { project: one.slug, batch });
    expect(items.find((row) => row.status === 'failed')).toMatchObject({
      reason: 'truncated',
      calls: [{ reply: 'We begin by', finishReason: 'length' }],
    });
    expect(items.find((row) => row.status === 'refused')).toMatchObject({
      reason: 'no-final-answer',
      calls: [{ reply: 'I cannot help with that.' }],
    });
  });

  test('cancelled with calls in flight: they are kept, nothing new is asked', async () => {
    const one = await projectWithModel(ctx, 50, (call) => ({ ...solve(call), afterMs: 150 }) as Behaviour, {
      concurrency: 4,
    });
    const { batch, show } = await start(one);
    const running = runBatch(ctx, batch, options);
    await expect.poll(() => one.server.calls.length).toBeGreaterThanOrEqual(4);
    await cancelBatch(ctx, { project: one.slug, batch });
    const asked = one.server.calls.length;
    await running;
    expect(one.server.calls.length).toBeLessThanOrEqual(asked + 4);
    const shown = await show();
    expect(shown).toMatchObject({ status: 'cancelled', counts: { leased: 0, queued: 0, failed: 0 } });
    expect(shown.counts.done).toBe(one.server.calls.length);
  });

  test('samples of one seed with the same reply: the first passes, its copies are duplicates', async () => {
    const one = await projectWithModel(ctx, 1, (call) => solve(call));
    const { batch, show } = await start(one, { samples: 5 });
    await finish(ctx, batch);
    expect(await show()).toMatchObject({ counts: { done: 5 }, checks: { passed: 1, failed: 4 } });
  });

  test('a job that stops hands its calls back', async () => {
    const one = await projectWithModel(ctx, 6, () => ({ hangs: true }), { concurrency: 3 });
    const { batch, show } = await start(one);
    const [stopping, aborting] = [new AbortController(), new AbortController()];
    const running = runBatch(ctx, batch, {
      workerId: 'w',
      stopping: stopping.signal,
      aborting: aborting.signal,
    });
    await expect.poll(() => one.server.calls.length).toBe(3);
    stopping.abort();
    aborting.abort();
    await running;
    expect(await show()).toMatchObject({ status: 'running', counts: { queued: 6, leased: 0 } });
  });
});
