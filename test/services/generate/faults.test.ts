import { describe, expect, test } from 'vitest';
import { claimRequests } from '#lib/db/queries/claim-requests.ts';
import { cancelBatch, getBatch, runBatch, startBatch } from '#lib/services/generate/index.ts';
import { finish, projectWithModel, solve, worker } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import type { Behaviour, Call } from '#test/support/openai-server.ts';

const { db, pool } = await testDatabase();
const ctx = systemContext(db);

/** The first calls end at once, and the others when they are let go. */
async function withHeldCalls() {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const behave = async (call: Call): Promise<Behaviour> => {
    if (call.number >= 4) await released;
    return solve(call);
  };
  const one = await projectWithModel(ctx, 12, behave, { concurrency: 8, timeoutSeconds: 20 });
  const plan = { project: one.slug, method: 'answer-augmentation', model: one.model };
  const { batch } = await startBatch(ctx, plan);
  const ended = runBatch(ctx, batch, worker('w')).then(
    () => null,
    (error: Error) => error,
  );
  await expect.poll(() => one.server.calls.length, { timeout: 8000 }).toBeGreaterThanOrEqual(8);
  return { one, batch, release, ended, show: () => getBatch(ctx, { project: one.slug, batch }) };
}

describe('a claim that fails while calls are under way', () => {
  test('ends the run only when those calls have ended and are stored; none is lost or asked twice', async () => {
    const { one, batch, release, ended, show } = await withHeldCalls();
    await db.$executeRaw`ALTER TABLE endpoint_throttles RENAME TO endpoint_throttles_away`;
    release();
    expect((await ended)?.message).toContain('endpoint_throttles');
    await db.$executeRaw`ALTER TABLE endpoint_throttles_away RENAME TO endpoint_throttles`;
    const { spent, counts } = await show();
    expect(spent).toMatchObject({ callsAnswered: one.server.count(), callsLost: 0 });
    expect(counts.leased).toBe(0);
    await finish(ctx, batch);
    expect(await show()).toMatchObject({ status: 'done', spent: { callsAnswered: 12, callsLost: 0 } });
    expect(one.server.count()).toBe(12);
  });

  test('fails in time where a frozen worker holds the endpoint’s row', async () => {
    const { one, batch, release, ended, show } = await withHeldCalls();
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT * FROM endpoint_throttles WHERE endpoint_id = $1 FOR UPDATE', [one.model]);
    release();
    expect((await ended)?.message).toContain('lock timeout');
    await client.query('ROLLBACK');
    client.release();
    expect((await show()).spent).toMatchObject({ callsAnswered: one.server.count(), callsLost: 0 });
    await finish(ctx, batch);
    expect(await show()).toMatchObject({ status: 'done', spent: { callsAnswered: 12, callsLost: 0 } });
  });
});

test('a reply is kept where the news of its endpoint cannot be written; the log says so', async () => {
  const headers = {
    'x-ratelimit-remaining-requests': '0',
    'x-ratelimit-limit-requests': '10',
    'x-ratelimit-reset-requests': '1s',
  };
  const one = await projectWithModel(ctx, 3, (call) => ({ ...solve(call), headers }), { concurrency: 1 });
  const plan = { project: one.slug, method: 'answer-augmentation', model: one.model };
  const { batch } = await startBatch(ctx, plan);
  await db.$executeRaw`ALTER TABLE endpoint_throttles ADD CONSTRAINT never_paused CHECK (paused_until IS NULL)`;
  const warnings: string[] = [];
  await runBatch(ctx, batch, { ...worker('w'), warn: (text) => warnings.push(text) });
  await db.$executeRaw`ALTER TABLE endpoint_throttles DROP CONSTRAINT never_paused`;
  const shown = await getBatch(ctx, { project: one.slug, batch });
  expect(shown).toMatchObject({ status: 'done', spent: { callsAnswered: 3, callsLost: 0 } });
  expect(one.server.count()).toBe(3);
  expect(warnings[0]).toMatch(/^The limits of local could not be noted: .*never_paused/s);
});

test('cancelled with the calls of a dead worker under way: they are named lost; what only waited is not', async () => {
  const one = await projectWithModel(ctx, 5, (call) => solve(call));
  const plan = { project: one.slug, method: 'answer-augmentation', model: one.model };
  const { batch } = await startBatch(ctx, plan);
  await db.batch.update({ where: { id: batch }, data: { status: 'running', startedAt: new Date() } });
  const claim = { batchId: batch, endpointId: one.model, workerId: 'dead/1', leaseSeconds: 0 };
  const held = await claimRequests(db, { ...claim, count: 2 });
  await cancelBatch(ctx, { project: one.slug, batch });
  const lost = await db.modelCall.findMany({ where: { batchId: batch } });
  expect(lost.map((call) => call.requestId).sort()).toEqual(held.map((request) => request.id).sort());
  expect(lost.map((call) => call.status)).toEqual(['lost', 'lost']);
  expect(await getBatch(ctx, { project: one.slug, batch })).toMatchObject({
    ...{ status: 'cancelled', counts: { cancelled: 5 }, spent: { callsLost: 2 } },
  });
});
