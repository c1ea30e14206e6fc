import { describe, expect, test } from 'vitest';
import { claimRequests } from '#lib/db/queries/claim-requests.ts';
import { returnLeasesOf } from '#lib/db/queries/return-leases-of.ts';
import {
  cancelBatch,
  getBatch,
  getProgress,
  listRequests,
  pauseBatch,
  resumeBatch,
  retryFailed,
  runBatch,
  startBatch,
} from '#lib/services/generate/index.ts';
import { buryDead } from '#lib/services/workers/index.ts';
import { finish, numberOf, projectWithModel, solve, worker } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { type Behaviour, type Call, failures } from '#test/support/openai-server.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

async function start(one: { slug: string; model: string }) {
  const { batch } = await startBatch(ctx, {
    ...{ project: one.slug, method: 'answer-augmentation', model: one.model },
  });
  return {
    batch,
    ref: { project: one.slug, batch },
    show: () => getBatch(ctx, { project: one.slug, batch }),
  };
}

const slow = (call: Call) => ({ ...solve(call), afterMs: 150 }) as Behaviour;

describe('a batch that is paused', () => {
  test('lets its calls end and keeps them, asks nothing new, and goes on when it is resumed', async () => {
    const one = await projectWithModel(ctx, 20, slow, { concurrency: 4 });
    const { batch, ref, show } = await start(one);
    const running = runBatch(ctx, batch, worker('w'));
    await expect.poll(() => one.server.calls.length).toBeGreaterThanOrEqual(4);
    await pauseBatch(ctx, ref);
    await running;
    const asked = one.server.count();
    const paused = await show();
    expect(paused).toMatchObject({
      status: 'paused',
      stopReason: 'person',
      counts: { leased: 0, done: asked },
    });
    expect(paused.counts.queued).toBe(20 - asked);
    // A worker that starts now, and one that looks after lost work, leave it alone.
    await runBatch(ctx, batch, worker('another'));
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await buryDead(ctx, () => false);
    expect(await db.$queryRaw`SELECT key FROM graphile_worker.jobs`).toEqual([]);
    expect(one.server.count()).toBe(asked);
    await expect(pauseBatch(ctx, ref)).rejects.toThrow('is paused');
    await resumeBatch(ctx, ref);
    await finish(ctx, batch);
    expect(await show()).toMatchObject({ status: 'done', counts: { done: 20 }, stopReason: null });
    expect(one.server.count()).toBe(20);
    await expect(resumeBatch(ctx, ref)).rejects.toThrow('not paused');
  });

  test('can be cancelled, and what was cancelled can be brought back', async () => {
    const one = await projectWithModel(ctx, 6, (call) => solve(call));
    const { batch, ref, show } = await start(one);
    await pauseBatch(ctx, ref);
    expect(await cancelBatch(ctx, ref)).toMatchObject({ dropped: 6 });
    expect(await show()).toMatchObject({
      status: 'cancelled',
      ended: 6,
      counts: { cancelled: 6, queued: 0 },
    });
    await retryFailed(ctx, ref);
    await finish(ctx, batch);
    expect(await show()).toMatchObject({ status: 'done', counts: { done: 6, cancelled: 0 } });
  });
});

describe('calls that give no reply', () => {
  test('a wrong prompt fails alone; only when the first few all fail the batch stops', async () => {
    const some = await projectWithModel(ctx, 12, (call) =>
      numberOf(call) % 4 === 3 ? failures.contextVllm : solve(call),
    );
    const one = await start(some);
    await finish(ctx, one.batch);
    expect(await one.show()).toMatchObject({
      counts: { done: 9, failed: 3 },
      reasons: [{ reason: 'context-length' }],
    });
    const all = await projectWithModel(ctx, 50, () => failures.contextVllm);
    const other = await start(all);
    await finish(ctx, other.batch);
    const stopped = await other.show();
    expect(stopped).toMatchObject({ status: 'failed', stopReason: 'provider', counts: { failed: 50 } });
    expect(stopped.error).toContain('maximum context length is 4096');
    expect(all.server.count()).toBeLessThanOrEqual(8);
  });

  test('an empty account pauses the batch at once with the provider’s words, and nothing is lost', async () => {
    let empty = true;
    const one = await projectWithModel(ctx, 30, (call) => (empty ? failures.quota : solve(call)));
    const { batch, ref, show } = await start(one);
    await finish(ctx, batch);
    const paused = await show();
    expect(paused).toMatchObject({ status: 'paused', stopReason: 'provider', counts: { failed: 0 } });
    expect(paused.error).toContain('You exceeded your current quota');
    expect(one.server.count()).toBeLessThanOrEqual(4);
    empty = false;
    await resumeBatch(ctx, ref);
    await finish(ctx, batch);
    expect(await show()).toMatchObject({ status: 'done', counts: { done: 30 } });
  });

  test('every attempt is kept, with what became of it', async () => {
    const one = await projectWithModel(ctx, 1, (call) =>
      call.number < 2
        ? { status: 500, message: 'out of memory', headers: { 'retry-after-ms': '1' } }
        : solve(call),
    );
    const { batch, show } = await start(one);
    await finish(ctx, batch);
    const { items } = await listRequests(ctx, { project: one.slug, batch });
    expect(items[0]?.calls).toMatchObject([
      { status: 'failed', reason: 'server', message: '500: out of memory', attempt: 1 },
      { status: 'failed', reason: 'server', attempt: 2 },
      { status: 'answered', attempt: 3, providerId: 'chatcmpl-2' },
    ]);
    expect((await show()).spent).toMatchObject({ callsAnswered: 1, callsFailed: 2, callsLost: 0 });
  });

  test('those of a lost worker are named, whether its lease ran out or it was found dead', async () => {
    const one = await projectWithModel(ctx, 4, (call) => solve(call));
    const { batch, show } = await start(one);
    await db.batch.update({ where: { id: batch }, data: { status: 'running', startedAt: new Date() } });
    const claim = { batchId: batch, endpointId: one.model, count: 2 };
    await claimRequests(db, { ...claim, workerId: 'stalled/1', leaseSeconds: 0 });
    await claimRequests(db, { ...claim, workerId: 'dead/1', leaseSeconds: 60 });
    await returnLeasesOf(db, ['dead']);
    await finish(ctx, batch);
    const shown = await show();
    expect(shown).toMatchObject({ status: 'done', spent: { callsAnswered: 4, callsLost: 4 } });
    const lost = await db.modelCall.findMany({ where: { batchId: batch, status: 'lost' } });
    expect(lost).toHaveLength(4);
  });

  test('a batch’s counters are what its rows say, whatever happened to it', async () => {
    const one = await projectWithModel(ctx, 30, (call) => {
      const n = numberOf(call);
      if (n % 7 === 0) return { reply: 'I cannot.' };
      if (n % 7 === 1) return { status: 400, message: 'no' };
      return n % 7 === 2 ? solve(call, 1000) : solve(call);
    });
    const { batch, ref } = await start(one);
    await finish(ctx, batch);
    await retryFailed(ctx, ref);
    await cancelBatch(ctx, ref);
    await retryFailed(ctx, ref);
    await finish(ctx, batch);
    const { counts, checks, reasons, samples } = await getProgress(ctx, ref);
    const rows = await db.generationRequest.groupBy({
      by: ['status'],
      where: { batchId: batch },
      _count: true,
    });
    for (const row of rows) expect(counts[row.status]).toBe(row._count);
    const states = await db.variant.groupBy({ by: ['checkState'], where: { batchId: batch }, _count: true });
    for (const row of states) expect(checks[row.checkState]).toBe(row._count);
    const why = await db.generationRequest.groupBy({
      by: ['reason'],
      where: { batchId: batch, status: { in: ['failed', 'refused'] } },
      _count: true,
    });
    const byReason = Object.fromEntries(reasons.map((row) => [row.reason, row.count]));
    for (const row of why) expect(byReason[row.reason!]).toBe(row._count);
    expect(samples.length).toBe(6);
  });
});
