import { describe, expect, test } from 'vitest';
import {
  getBatch,
  listRequests,
  runBatch,
  runProviderBatch,
  startBatch,
} from '#lib/services/generate/index.ts';
import { finish, numberOf, projectWithModel, solve, worker } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeSeeds, systemContext, wordProblems } from '#test/support/factories.ts';
import type { Behaviour, Call } from '#test/support/openai-server.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

async function run(seeds: number, behave: (call: Call) => Behaviour) {
  const one = await projectWithModel(ctx, seeds, behave);
  const { batch } = await startBatch(ctx, {
    ...{ project: one.slug, method: 'answer-augmentation', model: one.model },
  });
  await finish(ctx, batch);
  const failed = await listRequests(ctx, { project: one.slug, batch, status: 'failed' });
  return { batch, shown: await getBatch(ctx, { project: one.slug, batch }), failed: failed.items };
}

const fails = (message: string) => () => ({ status: 400, message });

describe('texts that a database refuses', () => {
  test('a null character in a provider’s error is shown as a replacement character', async () => {
    const { shown, failed } = await run(2, fails('bad \u0000 input'));
    expect(shown).toMatchObject({
      status: 'failed',
      counts: { failed: 2 },
      spent: { callsFailed: 2, callsLost: 0 },
    });
    expect(failed[0]!.message).toContain('bad \uFFFD input');
  });

  test('an error is never cut through the middle of a character, and halves of characters are replaced', async () => {
    for (const message of [
      `${'a'.repeat(995)}${'😀'.repeat(9)} tail`,
      `${'a'.repeat(994)}${'😀'.repeat(9)}`,
      'half \uD83D of one',
    ]) {
      const { shown, failed } = await run(1, fails(message));
      expect(shown).toMatchObject({ status: 'failed', counts: { failed: 1 } });
      expect(failed[0]!.message!.isWellFormed()).toBe(true);
    }
  });

  test('errors that stop a batch may hold a null character too', async () => {
    const { shown } = await run(6, () => ({ status: 401, message: 'no \u0000 key' }));
    expect(shown).toMatchObject({ status: 'failed', error: expect.stringContaining('no \uFFFD key') });
  });

  test('a reply with null characters, half characters and impossible numbers is stored', async () => {
    const { batch, shown } = await run(3, (call) => ({
      ...solve(call),
      reply: `A \u0000 and \uDC00. ${solve(call).reply}`,
      reasoning: 'thought \u0000 \uD800',
      finishReason: 'st\u0000op',
      usage: { prompt: 9_000_000_000, completion: 12 },
    }));
    expect(shown).toMatchObject({ status: 'done', counts: { done: 3 }, spent: { completionTokens: 36 } });
    const calls = await db.modelCall.findMany({ where: { batchId: batch } });
    expect(calls.map((call) => call.reasoning)).toEqual(Array(3).fill('thought  \uFFFD'));
  });

  test('one reply that the database refuses fails by name; its neighbours are stored and its call is paid', async () => {
    await db.$executeRaw`ALTER TABLE variants ADD CONSTRAINT no_eight CHECK (answer <> '8')`;
    const one = await projectWithModel(ctx, 12, (call) => solve(call), { concurrency: 12 });
    const plan = { project: one.slug, method: 'answer-augmentation', model: one.model };
    const { batch } = await startBatch(ctx, plan);
    await runBatch(ctx, batch, worker('w'));
    await db.$executeRaw`ALTER TABLE variants DROP CONSTRAINT no_eight`;
    const shown = await getBatch(ctx, { project: one.slug, batch });
    expect(shown).toMatchObject({
      counts: { done: 11, failed: 1 },
      spent: { callsAnswered: 12, callsLost: 0 },
    });
    expect(shown.reasons).toMatchObject([
      { reason: 'not-stored', example: expect.stringContaining('no_eight') },
    ]);
    expect(one.server.calls.map(numberOf)).toHaveLength(12);
  });

  test('holds for computed variants and for lines of the Batch API as well', async () => {
    const one = await projectWithModel(ctx, 6, (call) => solve(call));
    await db.modelEndpoint.update({ where: { id: one.model }, data: { batchApi: true } });
    await db.$executeRaw`ALTER TABLE variants ADD CONSTRAINT no_eight CHECK (solution NOT LIKE '%5 + 3%')`;
    const plan = { project: one.slug, method: 'answer-augmentation', model: one.model, viaBatchApi: true };
    const { batch } = await startBatch(ctx, plan);
    await runBatch(ctx, batch, worker('w'));
    const { id } = await db.providerBatch.findFirstOrThrow({ where: { batchId: batch } });
    const endedAt = async () => {
      await runProviderBatch(ctx, id, worker('w'));
      return (await db.providerBatch.findUniqueOrThrow({ where: { id } })).endedAt;
    };
    await expect.poll(endedAt, { timeout: 20_000 }).not.toBeNull();
    await makeSeeds(db, one.id, wordProblems(6));
    const computed = await startBatch(ctx, { project: one.slug, method: 'perturb-numbers', samples: 4 });
    await db.$executeRaw`ALTER TABLE variants ADD CONSTRAINT no_seven CHECK (problem NOT LIKE '%7%') NOT VALID`;
    await runBatch(ctx, computed.batch, worker('w'));
    await db.$executeRaw`ALTER TABLE variants DROP CONSTRAINT no_eight, DROP CONSTRAINT no_seven`;
    const show = (of: string) => getBatch(ctx, { project: one.slug, batch: of });
    expect(await show(batch)).toMatchObject({ counts: { done: 5, failed: 1 }, spent: { callsAnswered: 6 } });
    const made = await show(computed.batch);
    expect(made.counts.done + made.counts.failed + made.counts.refused).toBe(24);
    expect(made.reasons.map((one) => one.reason)).toContain('not-stored');
    expect(made.counts.done).toBeGreaterThan(0);
  });
});
