import { expect, test } from 'vitest';
import {
  cancelBatch,
  getBatch,
  pauseBatch,
  resumeBatch,
  runBatch,
  startBatch,
} from '#lib/services/generate/index.ts';
import { underWay } from '#lib/services/generate/run/under-way.ts';
import { finish, projectWithModel, solve, worker } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { type Behaviour, type Call, failures } from '#test/support/openai-server.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

// From so many calls at once on, requests are claimed before there is room for their calls.
const concurrency = 64;
const problems = 600;

async function start(behave: (call: Call) => Behaviour | Promise<Behaviour>) {
  const one = await projectWithModel(ctx, problems, behave, { concurrency, timeoutSeconds: 120 });
  const plan = { project: one.slug, method: 'answer-augmentation', model: one.model };
  const { batch } = await startBatch(ctx, plan);
  const ref = { project: one.slug, batch };
  return { ...one, batch, ref, show: () => getBatch(ctx, ref) };
}

const held = (batch: string) =>
  db.generationRequest.count({ where: { batchId: batch, status: 'leased', calls: { none: {} } } });

test('short calls follow each other without waiting for a claim, never more at once than the endpoint takes', async () => {
  const { server, batch, show } = await start((call) => ({ ...solve(call), afterMs: 20 }) as Behaviour);
  await finish(ctx, batch);
  expect(server.count()).toBe(problems);
  expect(server.mostAtOnce()).toBeLessThanOrEqual(concurrency);
  expect(await show()).toMatchObject({ status: 'done', counts: { done: problems } });
});

test.each([
  ['paused', pauseBatch],
  ['cancelled', cancelBatch],
] as const)(
  'what is held when a batch is %s is free again, as if nobody had claimed it',
  async (status, stop) => {
    const answers = Promise.withResolvers<void>();
    // Enough short calls that more is held; then none ends until the batch is stopped.
    const behave = async (call: Call) => {
      if (call.number >= 300) await answers.promise;
      return solve(call);
    };
    const { server, batch, ref, show } = await start(behave);
    const run = runBatch(ctx, batch, worker('w'));
    await expect.poll(() => server.count(), { timeout: 30_000 }).toBe(300 + concurrency);
    await expect.poll(() => held(batch), { timeout: 30_000 }).toBeGreaterThan(concurrency);
    await stop(ctx, ref);
    // What is held goes back before any call has ended.
    await expect.poll(() => held(batch), { timeout: 30_000 }).toBe(concurrency);
    answers.resolve();
    await run;
    expect(server.count()).toBe(300 + concurrency);
    expect(await show()).toMatchObject({ status, counts: { leased: 0, done: 300 + concurrency } });
    const again = { batchId: batch, status: 'queued' as const };
    expect(await db.generationRequest.count({ where: { ...again, attempts: { not: 0 } } })).toBe(0);
    if (status === 'cancelled') return;
    await resumeBatch(ctx, ref);
    await finish(ctx, batch);
    expect(server.count(), 'each is asked once').toBe(problems);
    expect(await show()).toMatchObject({ status: 'done', counts: { done: problems } });
  },
  120_000,
);

test('what a run held that failed takes no place from the runs after it', async () => {
  const answers = Promise.withResolvers<void>();
  const { server, model, batch, show } = await start(async (call) => {
    if (call.number >= 300) await answers.promise;
    return solve(call);
  });
  const failed = expect(runBatch(ctx, batch, worker('w'))).rejects.toThrow('claims are broken');
  await expect.poll(() => server.count(), { timeout: 30_000 }).toBe(300 + concurrency);
  await expect.poll(() => held(batch), { timeout: 30_000 }).toBeGreaterThan(concurrency);
  await db.$executeRaw`
    CREATE FUNCTION break_claims() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'claims are broken'; END $$`;
  await db.$executeRaw`
    CREATE TRIGGER break_claims BEFORE INSERT OR UPDATE ON endpoint_throttles
    FOR EACH ROW EXECUTE FUNCTION break_claims()`;
  // Held requests go back with the claim that fails; then the calls under way end.
  await expect.poll(() => held(batch), { timeout: 30_000 }).toBeLessThanOrEqual(concurrency);
  answers.resolve();
  await failed;
  await db.$executeRaw`DROP FUNCTION break_claims() CASCADE`;
  expect(underWay('w/any', model)).toBe(0);
  await finish(ctx, batch, ['w']);
  expect(await show()).toMatchObject({ status: 'done', counts: { done: problems } });
  expect(server.count(), 'each is asked once').toBe(problems);
}, 120_000);

test('after a refusal nothing is held, and all are answered', async () => {
  const refused = (call: Call) => call.number >= 300 && call.number < 310;
  const { server, batch, show } = await start((call) =>
    refused(call) ? { ...failures.overloaded } : solve(call),
  );
  await finish(ctx, batch);
  expect(await show()).toMatchObject({ status: 'done', counts: { done: problems, failed: 0 } });
  expect(server.count()).toBe(problems + 10);
}, 120_000);
