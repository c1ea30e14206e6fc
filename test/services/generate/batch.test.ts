import { describe, expect, test } from 'vitest';
import { claimRequests } from '#lib/db/queries/claim-requests.ts';
import { storeResults } from '#lib/db/queries/store-results.ts';
import {
  cancelBatch,
  getBatch,
  listVariants,
  retryFailed,
  runBatch,
  startBatch,
} from '#lib/services/generate/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, makeUser, systemContext, wordProblems } from '#test/support/factories.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;
const options = { workerId: 'test-worker', stopping: never, aborting: never };

async function projectWithSeeds(count: number) {
  const project = await makeProject(db);
  await makeSeeds(db, project.id, wordProblems(count));
  return project;
}

async function runAll(project: string, plan: { samples?: number; randomSeed?: number; limit?: number } = {}) {
  const started = await startBatch(ctx, { project, method: 'perturb-numbers', ...plan });
  await runBatch(ctx, started.batch, options);
  return started;
}

describe('a batch of computed variants', () => {
  test('every request ends, and each done one has a variant with a first revision and check results', async () => {
    const { id, slug } = await projectWithSeeds(40);
    const started = await runAll(slug, { samples: 2 });
    expect(started.requests).toBe(80);
    const batch = await getBatch(ctx, { project: slug, batch: started.batch });
    expect(batch.status).toBe('done');
    expect(batch.counts.done + batch.counts.refused).toBe(80);
    expect(batch.counts.done).toBeGreaterThan(60);
    const variants = await db.variant.findMany({
      where: { projectId: id },
      include: { revisions: true, checks: true },
    });
    expect(variants).toHaveLength(batch.counts.done);
    for (const variant of variants) {
      expect(variant.revisions).toMatchObject([
        { number: 1, problem: variant.problem, solution: variant.solution },
      ]);
      expect(variant.checks.map((check) => check.rule).sort()).toEqual([
        'answer-agrees',
        'arithmetic-steps-recompute',
        'exact-duplicate',
        'final-answer-extracted',
        'latex-renders',
      ]);
    }
    const actions = await db.auditEvent.findMany({ where: { projectId: id }, orderBy: { id: 'asc' } });
    expect(actions.map((one) => one.action)).toEqual(['generate.start', 'generate.run']);
  });

  test('the same plan and random seed give the same variants in another project', async () => {
    const [one, other] = [await projectWithSeeds(25), await projectWithSeeds(25)];
    await runAll(one.slug, { randomSeed: 7 });
    await runAll(other.slug, { randomSeed: 7 });
    const texts = async (projectId: string) => {
      const rows = await db.variant.findMany({
        where: { projectId },
        select: { problem: true, solution: true },
      });
      return rows.map((row) => `${row.problem}\n${row.solution}`).sort();
    };
    expect(await texts(one.id)).toEqual(await texts(other.id));
    const third = await projectWithSeeds(25);
    await runAll(third.slug, { randomSeed: 8 });
    expect(await texts(third.id)).not.toEqual(await texts(one.id));
  });

  test('a second batch of the same plan stores duplicates as failed by the rule that names the first', async () => {
    const { slug } = await projectWithSeeds(20);
    const first = await runAll(slug, { randomSeed: 7 });
    const second = await runAll(slug, { randomSeed: 7 });
    const of = async (batch: string) => (await listVariants(ctx, { project: slug, batch })).items;
    const originals = new Set((await of(first.batch)).map((variant) => variant.id));
    const failures = await db.checkResult.findMany({
      where: { rule: 'exact-duplicate', outcome: 'failed', variant: { batchId: second.batch } },
    });
    expect(failures).toHaveLength((await of(second.batch)).length);
    for (const { evidence } of failures)
      expect(originals).toContain((evidence as { variant: string }).variant);
  });

  test('a worker that wakes after its lease was taken over stores nothing', async () => {
    const { id, slug } = await projectWithSeeds(10);
    const { batch } = await startBatch(ctx, { project: slug, method: 'perturb-numbers' });
    await db.batch.update({ where: { id: batch }, data: { status: 'running' } });
    const asleep = await claimRequests(db, {
      batchId: batch,
      endpointId: null,
      workerId: 'asleep/1',
      count: 10,
      leaseSeconds: 0,
    });
    expect(asleep).toHaveLength(10);
    await runBatch(ctx, batch, options);
    const before = await db.generationRequest.findMany({
      where: { batchId: batch },
      orderBy: { seq: 'asc' },
    });
    const late = asleep.map(({ id: request, fence }) => ({
      ...{ id: request, fence, status: 'failed' as const, reason: 'late', message: 'late', call: null },
      ...{ step: 0, attempts: 1, state: null, wait_ms: 0, variant: null, judgement: null, reply: null },
    }));
    const target = { projectId: id, batchId: batch, at: new Date() };
    expect(await storeResults(db, target, late)).toBe(0);
    expect(
      await db.generationRequest.findMany({ where: { batchId: batch }, orderBy: { seq: 'asc' } }),
    ).toEqual(before);
    expect(before.every((row) => row.status !== 'leased' && row.attempts === 2)).toBe(true);
  });

  test('two workers on one batch share it without doing anything twice', async () => {
    const { id, slug } = await projectWithSeeds(60);
    const { batch } = await startBatch(ctx, { project: slug, method: 'perturb-numbers', samples: 20 });
    await Promise.all([1, 2].map((at) => runBatch(ctx, batch, { ...options, workerId: `worker-${at}` })));
    const shown = await getBatch(ctx, { project: slug, batch });
    expect(shown).toMatchObject({ status: 'done', ended: 1200 });
    const requests = await db.generationRequest.findMany({ where: { batchId: batch } });
    expect(requests.every((row) => row.attempts === 1)).toBe(true);
    expect(await db.variant.count({ where: { projectId: id } })).toBe(shown.counts.done);
  });

  test('cancelling drops what waits and nothing is claimed any more; retry brings it back', async () => {
    const { slug } = await projectWithSeeds(10);
    const { batch } = await startBatch(ctx, { project: slug, method: 'perturb-numbers' });
    expect(await cancelBatch(ctx, { project: slug, batch })).toMatchObject({ dropped: 10 });
    await runBatch(ctx, batch, options);
    expect(await getBatch(ctx, { project: slug, batch })).toMatchObject({
      status: 'cancelled',
      counts: { cancelled: 10 },
    });
    await expect(cancelBatch(ctx, { project: slug, batch })).rejects.toThrow('cancelled already');
    expect(await retryFailed(ctx, { project: slug, batch })).toMatchObject({ requests: 10 });
    await runBatch(ctx, batch, options);
    expect(await getBatch(ctx, { project: slug, batch })).toMatchObject({ status: 'done', ended: 10 });
  });

  test('a viewer may look but not start; a plan without seeds says so', async () => {
    const { id, slug } = await makeProject(db);
    const viewer = { ...ctx, actor: await makeUser(db, { projectId: id, role: 'viewer' }) };
    await expect(startBatch(viewer, { project: slug, method: 'perturb-numbers' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(startBatch(ctx, { project: slug, method: 'perturb-numbers' })).rejects.toThrow(
      'admits no seeds',
    );
    await expect(startBatch(ctx, { project: slug, method: 'alchemy' })).rejects.toThrow('perturb-numbers');
    expect(await db.batch.count({ where: { projectId: id } })).toBe(0);
  });
});
