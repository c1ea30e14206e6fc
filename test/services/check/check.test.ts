import { describe, expect, test } from 'vitest';
import {
  compareBatchVariants,
  listResults,
  recheck,
  runChecks,
  runRecheck,
  summarizeChecks,
} from '#lib/services/check/index.ts';
import { listVariants, runBatch, startBatch } from '#lib/services/generate/index.ts';
import { editVariant } from '#lib/services/review/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, makeUser, systemContext, wordProblems } from '#test/support/factories.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;

async function projectWithVariants() {
  const project = await makeProject(db);
  await makeSeeds(db, project.id, wordProblems(12));
  const { batch } = await startBatch(ctx, {
    project: project.slug,
    method: 'perturb-numbers',
    randomSeed: 1,
  });
  await runBatch(ctx, batch, { workerId: 'test', stopping: never, aborting: never });
  const { items } = await listVariants(ctx, { project: project.slug });
  return { ...project, batch, variants: items };
}

describe('checks', () => {
  test('an edit that breaks a step is checked at once and listed with its reason', async () => {
    const { slug, variants } = await projectWithVariants();
    const [first] = variants;
    const { problem, answer, id } = first!;
    const edit = { problem, answer, solution: `It is 2 + 2 = 5, so\n#### ${answer}`, note: '' };
    const edited = await editVariant(ctx, { project: slug, variant: id, revision: 1, ...edit });
    expect(edited).toMatchObject({ revision: 2, checkState: 'failed' });
    const { items } = await listResults(ctx, { project: slug, rule: 'arithmetic-steps-recompute' });
    expect(items).toMatchObject([
      { variant: id, revision: 2, reason: expect.stringContaining('the value is 4') },
    ]);
    const summary = await summarizeChecks(ctx, { project: slug });
    expect(summary.variants).toMatchObject({ failed: 1, passed: variants.length - 1 });
    expect(summary.items.find((one) => one.rule === 'arithmetic-steps-recompute')).toMatchObject({
      failed: 1,
    });
    expect(await db.checkResult.count({ where: { variantId: id, revision: 1 } })).toBe(5);
  });

  test('checking again changes nothing where nothing changed, in the background as at once', async () => {
    const { id, slug, batch, variants } = await projectWithVariants();
    await compareBatchVariants(ctx, batch, never);
    const before = await summarizeChecks(ctx, { project: slug });
    const some = variants.slice(0, 5).map((one) => one.id);
    expect(await runChecks(ctx, { project: slug, variants: some })).toMatchObject({ checked: 5 });
    expect(await recheck(ctx, { project: slug })).toEqual({ variants: variants.length });
    await runRecheck(ctx, { projectId: id }, never);
    expect(await summarizeChecks(ctx, { project: slug })).toEqual(before);
    expect(await db.checkResult.count({ where: { variant: { projectId: id } } })).toBe(variants.length * 6);
  });

  test('results of a rule that is gone are dropped when the text is checked again', async () => {
    const { slug, variants } = await projectWithVariants();
    const variantId = variants[0]!.id;
    await db.checkResult.create({
      data: { variantId, revision: 1, rule: 'old-rule', outcome: 'failed', reason: 'old' },
    });
    await runChecks(ctx, { project: slug, variants: [variantId] });
    expect(await db.checkResult.count({ where: { variantId, rule: 'old-rule' } })).toBe(0);
  });

  test('of other projects cannot be run or read', async () => {
    const [own, other] = [await projectWithVariants(), await makeProject(db)];
    const stranger = { ...ctx, actor: await makeUser(db, { projectId: other.id, role: 'owner' }) };
    const variants = [own.variants[0]!.id];
    await expect(runChecks(stranger, { project: other.slug, variants })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(runChecks(stranger, { project: own.slug, variants })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(recheck(stranger, { project: other.slug, batch: own.batch })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('pages of results go on behind the last one', async () => {
    const { slug, variants } = await projectWithVariants();
    const page = { project: slug, rule: 'latex-renders', outcome: 'passed' as const, limit: 5 };
    const seen: string[] = [];
    for (let after: number | undefined; ; ) {
      const { items, nextAfter } = await listResults(ctx, { ...page, after });
      seen.push(...items.map((one) => one.variant));
      if (nextAfter === null) break;
      after = nextAfter;
    }
    expect(seen).toEqual(variants.map((one) => one.id));
  });
});
