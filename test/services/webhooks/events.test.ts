import { describe, expect, test } from 'vitest';
import type { Prisma } from '#lib/db/generated/client.ts';
import { decide, decideMatching, undo } from '#lib/services/review/index.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, systemContext } from '#test/support/factories.ts';
import { projectWithVariants } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';
import { receiverOf, tell, typesOf } from '#test/support/webhooks.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
await setSettings(ctx, { allowPrivateNetworks: true });

describe('a webhook is told', () => {
  test('of a batch, of decisions and of a version, each signed, with the project and what it is about', async () => {
    const { id, slug: project, variants } = await projectWithVariants(ctx, 4);
    const { receiver, webhook } = await receiverOf(ctx, project, [
      ...(['batch.finished', 'decisions.made', 'version.frozen'] as const),
    ]);
    const variant = variants[0]!.id;
    await decide(ctx, { project, variant, revision: 1, action: 'accept' });
    await undo(ctx, { project });
    await decideMatching(ctx, { project, action: 'accept' });
    await frozenVersion(ctx, { project, name: 'first' });
    const batch = await db.batch.findFirstOrThrow({ where: { projectId: id } });
    await db.batch.update({ where: { id: batch.id }, data: { status: 'running' } });
    await db.batch.update({ where: { id: batch.id }, data: { status: 'done' } });
    await tell(ctx, webhook);
    expect(typesOf(receiver).sort()).toEqual(['batch.finished', 'decisions.made', 'version.frozen']);
    for (const { signedBy, data } of receiver.received) {
      expect(signedBy).toHaveLength(1);
      expect(data.project).toEqual({ id, slug: project });
    }
    const told = Object.fromEntries(receiver.received.map(({ type, data }) => [type, data]));
    expect(told['batch.finished']).toMatchObject({ id: batch.id, status: 'done', done: 4, passed: 4 });
    expect(told['version.frozen']).toMatchObject({ number: 1, name: 'first', rows: 4 });
    expect(told['decisions.made']).toMatchObject({ accepted: 5, rejected: 0, undone: 1 });
    expect(told['decisions.made']!.acts).toEqual([
      expect.objectContaining({ variant, accepted: 1 }),
      expect.objectContaining({ variant, undone: 1 }),
      expect.objectContaining({ variant: null, accepted: 4 }),
    ]);
  });

  test('of a training run and of an evaluation when they end, and not before', async () => {
    const { id: projectId, slug: project } = await makeProject(db);
    const { receiver, webhook } = await receiverOf(ctx, project, ['run.finished', 'evaluation.finished']);
    const target = await db.computeTarget.create({ data: { name: project, kind: 'local', settings: {} } });
    const run = await db.trainingRun.create({
      data: {
        ...{ projectId, number: 1, name: 'a run', targetId: target.id, base: 'tiny', preset: 'sft' },
        ...{ seed: 1, gpus: 0, startedBy: 'test' },
      },
    });
    const evaluation = await evaluationOf(projectId);
    for (const state of ['running', 'succeeded', 'succeeded'] as const)
      await db.trainingRun.update({ where: { id: run.id }, data: { state } });
    for (const status of ['grading', 'failed'] as const)
      await db.evaluation.update({ where: { id: evaluation }, data: { status } });
    await tell(ctx, webhook);
    expect(receiver.received.map(({ type, data }) => [type, data.id, data.state ?? data.status])).toEqual([
      ['run.finished', run.id, 'succeeded'],
      ['evaluation.finished', evaluation, 'failed'],
    ]);
  });

  test('of nothing that was taken back, of nothing that it did not ask for, and of no other project', async () => {
    const { slug: project, variants } = await projectWithVariants(ctx, 2);
    const [first, second] = variants;
    const { receiver, webhook } = await receiverOf(ctx, project, ['decisions.made']);
    await projectWithVariants(ctx, 1);
    const broken = ctx.db.$transaction(async (tx) => {
      await decide(
        { ...ctx, db: within(tx) },
        { project, variant: first!.id, revision: 1, action: 'accept' },
      );
      throw new Error('the database is lost before the end');
    });
    await expect(broken).rejects.toThrow('lost');
    await decide(ctx, { project, variant: second!.id, revision: 1, action: 'accept' });
    await tell(ctx, webhook);
    expect(receiver.received.map(({ type, data }) => [type, data.accepted])).toEqual([['decisions.made', 1]]);
    expect(await db.webhookOutbox.count()).toBe(0);
  });

  test('once each, though two workers collect at the same time', async () => {
    const { id: projectId, slug: project } = await makeProject(db);
    const { receiver, webhook } = await receiverOf(ctx, project);
    const names = Array.from({ length: 60 }, (_, n) => `batch ${n}`);
    await db.webhookOutbox.createMany({
      data: names.map((name) => ({ projectId, type: 'batch.finished', data: { name } })),
    });
    await Promise.all([tell(ctx, webhook), tell(ctx, webhook)]);
    await tell(ctx, webhook);
    expect(receiver.received.map(({ data }) => data.name).sort()).toEqual(names.sort());
  });
});

/** A client whose transactions are the one that is open. */
function within(tx: Prisma.TransactionClient): typeof db {
  const inside = { $transaction: (work: (inner: Prisma.TransactionClient) => unknown) => work(tx) };
  return new Proxy(tx, {
    get: (target, name) => Reflect.get(name in inside ? inside : target, name),
  }) as typeof db;
}

async function evaluationOf(projectId: string): Promise<string> {
  const benchmark = await db.benchmark.create({
    data: { projectId, name: 'b', licence: 'MIT', fileName: 'b.jsonl', fileHash: projectId },
  });
  const made = await db.evaluation.create({
    data: {
      ...{ projectId, name: 'e', benchmarkId: benchmark.id, benchmarkHash: 'h', modelName: 'm' },
      ...{ recipe: {}, problems: 3 },
    },
  });
  return made.id;
}
