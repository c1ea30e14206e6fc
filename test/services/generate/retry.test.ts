import { describe, expect, test } from 'vitest';
import { getBatch, retryFailed, startBatch } from '#lib/services/generate/index.ts';
import { finish, projectWithModel } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import type { Behaviour, Call } from '#test/support/openai-server.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const rephrased = 'Somebody owns zero apples and receives three more; how many does that person own now?';
const steps = {
  rephrase: { asked: 'REPHRASED PROBLEM', reply: `REPHRASED PROBLEM:\n${rephrased}`, problem: rephrased },
  'self-verification': {
    ...{ asked: 'STATEMENT', reply: 'STATEMENT:\nThe sum with $x$ is $3$.' },
    problem: expect.stringContaining('The sum with $x$ is $3$.'),
  },
};

/** Answers the first call of a method, and refuses or cuts the second until it is told to answer. */
function secondCallFails({ asked, reply }: { asked: string; reply: string }, failure: Behaviour) {
  const state = { down: true };
  const behave = (call: Call): Behaviour => {
    if (call.messages[0]!.content.includes(asked)) return { reply };
    return state.down ? failure : { reply: 'It is $\\boxed{3}$.' };
  };
  return { state, behave };
}

describe('a retry of a request whose second call failed', () => {
  const failures: Record<string, Behaviour> = {
    'was refused': { status: 400, message: 'content filter' },
    'was cut': { reply: 'cut here', finishReason: 'length' },
  };
  for (const [method, step] of Object.entries(steps)) {
    for (const [name, failure] of Object.entries(failures)) {
      test(`${method}: goes on with the call that ${name}; what the first one gave is kept and not paid again`, async () => {
        const { state, behave } = secondCallFails(step, failure);
        const one = await projectWithModel(ctx, 1, behave);
        const { batch } = await startBatch(ctx, { project: one.slug, method, model: one.model });
        await finish(ctx, batch);
        expect(await getBatch(ctx, { project: one.slug, batch })).toMatchObject({ counts: { failed: 1 } });
        state.down = false;
        await retryFailed(ctx, { project: one.slug, batch });
        await finish(ctx, batch);
        const [variant] = await db.variant.findMany({ where: { batchId: batch } });
        expect(variant).toMatchObject({ problem: step.problem });
        expect(one.server.calls.at(-1)!.messages.at(-1)!.content).toContain(variant!.problem);
        const first = one.server.calls.filter((call) => call.messages[0]!.content.includes(step.asked));
        expect(first).toHaveLength(1);
      });
    }
  }

  test('begins anew where nothing of the first call was kept', async () => {
    const { state, behave } = secondCallFails(steps.rephrase, failures['was refused']!);
    const one = await projectWithModel(ctx, 1, behave);
    const { batch } = await startBatch(ctx, { project: one.slug, method: 'rephrase', model: one.model });
    await finish(ctx, batch);
    // As requests that failed under an older release are stored.
    await db.$executeRaw`UPDATE generation_requests SET state = NULL WHERE batch_id = ${batch}::uuid`;
    state.down = false;
    await retryFailed(ctx, { project: one.slug, batch });
    await finish(ctx, batch);
    const variants = await db.variant.findMany({ where: { batchId: batch } });
    expect(variants).toMatchObject([{ problem: rephrased }]);
  });
});
