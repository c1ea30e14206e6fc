import { describe, expect, test } from 'vitest';
import { callCost } from '#lib/domain/generate/call-cost.ts';
import {
  getBatch,
  listRequests,
  resumeBatch,
  runBatch,
  setBudget,
  startBatch,
  startPlan,
} from '#lib/services/generate/index.ts';
import { finish, projectWithModel, solve, worker } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import type { Behaviour, Call } from '#test/support/openai-server.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

/** Every call costs a cent. */
const cent = { usage: { prompt: 2500, completion: 500 } };
const prices = { priceInput: 2, priceOutput: 10 };
const costing =
  (afterMs: number) =>
  (call: Call): Behaviour =>
    ({ ...solve(call), ...cent, afterMs }) as Behaviour;

async function start(one: { slug: string; model: string }, plan: Record<string, unknown>) {
  const method = 'answer-augmentation';
  const { batch } = await startBatch(ctx, { project: one.slug, method, model: one.model, ...plan });
  return { batch, show: () => getBatch(ctx, { project: one.slug, batch }) };
}

const charged = (one: { server: { ledger: { begun: { replies: number } } } }) =>
  one.server.ledger.begun.replies * 0.01;

describe('a budget', () => {
  test('is passed by no more than what was under way when it was reached, at a server that is slow', async () => {
    const one = await projectWithModel(ctx, 60, costing(120), { ...prices, concurrency: 8 });
    const { batch, show } = await start(one, { budget: 0.2 });
    await finish(ctx, batch, ['left', 'right']);
    const shown = await show();
    expect(shown).toMatchObject({ status: 'paused', stopReason: 'budget' });
    expect(shown.error).toContain('$0.2');
    expect(shown.spent.dollars).toBeCloseTo(charged(one), 8);
    expect(charged(one)).toBeGreaterThanOrEqual(0.2);
    expect(charged(one)).toBeLessThanOrEqual(0.2 + 8 * 0.01);
    expect(shown.counts).toMatchObject({ leased: 0, cancelled: 0, failed: 0 });
    expect(shown.counts.queued).toBe(60 - shown.counts.done);
  });

  test('is kept with calls of very different price: the dearest that were under way are the most that is lost', async () => {
    const behave = (call: Call): Behaviour => {
      const completion = call.number % 5 === 0 ? 20_000 : 100;
      return { ...solve(call), usage: { prompt: 0, completion }, afterMs: 40 } as Behaviour;
    };
    const one = await projectWithModel(ctx, 80, behave, { ...prices, concurrency: 6 });
    const { batch, show } = await start(one, { budget: 1 });
    await finish(ctx, batch);
    expect(await show()).toMatchObject({ status: 'paused', stopReason: 'budget' });
    const spent = one.server.ledger.begun.completion * 1e-5;
    expect(spent).toBeGreaterThanOrEqual(1);
    expect(spent).toBeLessThanOrEqual(1 + 6 * 0.2);
  });

  test('raised, the batch goes on to its end; resuming without raising says why not', async () => {
    const one = await projectWithModel(ctx, 10, costing(5), { ...prices, concurrency: 2 });
    const { batch, show } = await start(one, { budget: 0.03 });
    await finish(ctx, batch);
    await expect(resumeBatch(ctx, { project: one.slug, batch })).rejects.toThrow('is spent. Raise it first');
    await expect(setBudget(ctx, { project: one.slug, batch, budget: 0.01 })).rejects.toThrow('spent already');
    const raised = await setBudget(ctx, { project: one.slug, batch, budget: 5 });
    expect(raised).toMatchObject({ budget: 5, status: 'queued' });
    await finish(ctx, batch);
    expect(await show()).toMatchObject({ status: 'done', budget: 5, counts: { done: 10 }, error: null });
    const actions = await db.auditEvent.findMany({ where: { projectId: one.id }, orderBy: { id: 'asc' } });
    const told = actions.map((event) => event.action).filter((action) => action.startsWith('generate'));
    expect(told).toEqual(['generate.start', 'generate.stop', 'generate.set-budget', 'generate.run']);
  });

  test('needs prices, and says so before anything is asked', async () => {
    const one = await projectWithModel(ctx, 3, costing(0), { priceInput: null, priceOutput: null });
    await expect(start(one, { budget: 1 })).rejects.toMatchObject({
      code: 'PRECONDITION',
      message: expect.stringContaining('local has no prices'),
    });
    expect(await db.batch.count({ where: { projectId: one.id } })).toBe(0);
    const { batch } = await start(one, {});
    await expect(setBudget(ctx, { project: one.slug, batch, budget: 1 })).rejects.toThrow('has no prices');
  });

  test('counts an endpoint that tells no usage by an estimate from the texts', async () => {
    const silent = (call: Call): Behaviour => ({ ...solve(call), usage: null });
    const one = await projectWithModel(ctx, 40, silent, {
      priceInput: 1000,
      priceOutput: 1000,
      concurrency: 2,
    });
    const { batch, show } = await start(one, { budget: 1 });
    await finish(ctx, batch);
    expect(await show()).toMatchObject({ status: 'paused', stopReason: 'budget' });
    const { items } = await listRequests(ctx, { project: one.slug, batch, status: 'done' });
    expect(items[0]?.calls[0]).toMatchObject({ reason: 'usage-estimated' });
  });
});

describe('the ledger', () => {
  test('counts cached tokens at their own price', async () => {
    const behave = (call: Call): Behaviour => ({
      ...solve(call),
      usage: { prompt: 1000, completion: 100 },
      cachedTokens: 800,
    });
    const one = await projectWithModel(ctx, 4, behave, { ...prices, priceCached: 0.5 });
    const { batch, show } = await start(one, {});
    await finish(ctx, batch);
    const each = callCost({ ...prices, priceCached: 0.5 }, { prompt: 1000, cached: 800, completion: 100 });
    expect(each).toBeCloseTo((200 * 2 + 800 * 0.5 + 100 * 10) / 1e6, 12);
    expect((await show()).spent).toMatchObject({ cachedTokens: 3200, promptTokens: 4000, callsAnswered: 4 });
    expect((await show()).spent.dollars).toBeCloseTo(4 * each!, 8);
  });
});

describe('other stop conditions', () => {
  test('so many passed variants end the batch; the rest is cancelled with the reason', async () => {
    const one = await projectWithModel(ctx, 40, (call) => solve(call), { concurrency: 2 });
    const { batch, show } = await start(one, { stopPassed: 10 });
    await finish(ctx, batch);
    const shown = await show();
    expect(shown).toMatchObject({ status: 'done', stopReason: 'passed', error: null });
    expect(shown.passed).toBeGreaterThanOrEqual(10);
    expect(shown.passed).toBeLessThanOrEqual(14);
    expect(shown.counts.cancelled).toBe(40 - shown.counts.done);
    const { items } = await listRequests(ctx, { project: one.slug, batch, status: 'cancelled' });
    expect(items[0]).toMatchObject({ reason: 'passed' });
  });

  test('so many minutes after its start a batch ends', async () => {
    const one = await projectWithModel(ctx, 10, (call) => solve(call));
    const { batch, show } = await start(one, { stopMinutes: 5 });
    await db.batch.update({ where: { id: batch }, data: { startedAt: new Date(Date.now() - 301_000) } });
    await runBatch(ctx, batch, worker('w'));
    expect(await show()).toMatchObject({ status: 'done', stopReason: 'time', counts: { cancelled: 10 } });
    expect(one.server.count()).toBe(0);
  });

  test('checks that come later cannot stop by what passed; they run when the batch has ended', async () => {
    const one = await projectWithModel(ctx, 3, (call) => solve(call));
    const source = { from: 'seeds' as const };
    const plan = {
      project: one.slug,
      legs: [{ source, mix: [{ method: 'answer-augmentation', model: one.model }] }],
      checks: 'later' as const,
    };
    await expect(startPlan(ctx, { ...plan, stop: { passed: 2 } })).rejects.toThrow('as it arrives');
    const { batch } = await startPlan(ctx, plan);
    await finish(ctx, batch);
    const shown = await getBatch(ctx, { project: one.slug, batch });
    expect(shown).toMatchObject({ status: 'done', checks: { unchecked: 3, passed: 0 } });
    const jobs = await db.$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs`;
    expect(jobs.map((job) => job.key)).toContain(`check.batch:${batch}`);
  });
});
