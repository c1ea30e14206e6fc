import { describe, expect, test } from 'vitest';
import {
  type CorpusRunners,
  deleteSelection,
  listSelections,
  runCorpus,
  select,
  showRun,
  showSelection,
} from '#lib/services/corpus/index.ts';
import { runSelection } from '#lib/services/corpus/selection/run-selection.ts';
import { estimatePlan, startBatch, startPlan } from '#lib/services/generate/index.ts';
import { previewVersion } from '#lib/services/versions/index.ts';
import { finish } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, systemContext, wordProblems } from '#test/support/factories.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const corpusRunners = { selection: runSelection } as Partial<CorpusRunners> as CorpusRunners;
const never = new AbortController().signal;

async function selected(project: string, asked: { name: string; size: number; kind?: 'seed' | 'variant' }) {
  const { run } = await select(ctx, { project, ...asked });
  await runCorpus(ctx, run, corpusRunners, never);
  const found = await showRun(ctx, { project, run });
  return { ...found, selection: (found.result as { selection?: string } | null)?.selection ?? '' };
}

async function projectOf(count: number) {
  const project = await makeProject(db);
  await makeSeeds(db, project.id, wordProblems(count));
  return project;
}

describe('a core-set selection', () => {
  test('holds its size in rank order, tells its radius beside that of a random choice, and is found in the list', async () => {
    const { slug: project } = await projectOf(300);
    const { status, result, selection } = await selected(project, { name: 'core', size: 40 });
    expect(status).toBe('done');
    expect(result).toMatchObject({ candidates: 300, size: 40, sample: { rows: 300 }, beside: { rows: 300 } });
    const { result: told } = (await listSelections(ctx, { project })).items[0]!;
    expect(told.radius).toBeGreaterThan(0);
    expect(told.sample.selection.radius).toBeCloseTo(told.radius, 5);
    expect(told.radius).toBeLessThan(told.sample.random.radius);
    expect(told.beside.selection.radius).toBeLessThan(1.03 * told.beside.exact.radius);
    const first = await showSelection(ctx, { project, selection, limit: 25 });
    const second = await showSelection(ctx, { project, selection, after: first.nextAfter!, limit: 25 });
    const items = [...first.items, ...second.items];
    expect(items.map((item) => item.rank)).toEqual(Array.from({ length: 40 }, (_, rank) => rank));
    expect(new Set(items.map((item) => item.text?.problem)).size).toBe(40);
    expect(second.nextAfter).toBeNull();
  });

  test('is the same again for the same texts, leaves out seeds that were set aside, and goes when it is deleted', async () => {
    const { id, slug: project } = await projectOf(60);
    await db.seed.updateMany({
      where: { projectId: id, rowNumber: { lte: 20 } },
      data: { excludedAt: new Date(), excludedReason: 'duplicate' },
    });
    const one = await selected(project, { name: 'one', size: 10 });
    const two = await selected(project, { name: 'two', size: 10 });
    const seqs = async (selection: string) =>
      (await showSelection(ctx, { project, selection })).items.map((item) => item.seq);
    expect(await seqs(one.selection)).toEqual(await seqs(two.selection));
    expect(one.result).toMatchObject({ candidates: 40 });
    await deleteSelection(ctx, { project, selection: one.selection });
    await expect(showSelection(ctx, { project, selection: one.selection })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await listSelections(ctx, { project })).items.map((row) => row.name)).toEqual(['two']);
  });

  test('larger than what fits the filter fails with the number; a name is taken once', async () => {
    const { slug: project } = await projectOf(10);
    const { status, error } = await selected(project, { name: 'core', size: 11 });
    expect({ status, error }).toMatchObject({ status: 'failed', error: expect.stringContaining('Only 10') });
    await selected(project, { name: 'core', size: 5 });
    await expect(select(ctx, { project, name: 'core', size: 5 })).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('a selection as a filter', () => {
  test('of a version: variants of the selection, or under its seeds, or the first so many', async () => {
    const { slug: project, variants } = await acceptedProject(ctx, 12);
    const { selection: ofVariants } = await selected(project, { name: 'v', size: 5, kind: 'variant' });
    const { selection: ofSeeds } = await selected(project, { name: 's', size: 4 });
    expect(await previewVersion(ctx, { project, selection: ofVariants })).toMatchObject({ rows: 5 });
    expect(await previewVersion(ctx, { project, selection: ofVariants, selectionSize: 2 })).toMatchObject({
      rows: 2,
    });
    const { items } = await showSelection(ctx, { project, selection: ofSeeds });
    const seeds = await db.seed.findMany({ where: { seq: { in: items.map((item) => BigInt(item.seq)) } } });
    const under = variants.filter((variant) => seeds.some((seed) => seed.id === variant.seedId));
    const version = await frozenVersion(ctx, { project, name: 'core', selection: ofSeeds });
    expect(version.rowCount).toBe(under.length);
    await expect(
      frozenVersion(ctx, { project, name: 'other', selection: crypto.randomUUID() }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('of a batch: only its seeds are grown', async () => {
    const { slug: project } = await projectOf(20);
    const { selection } = await selected(project, { name: 'core', size: 6 });
    const asked = { project, method: 'perturb-numbers', randomSeed: 1 };
    const { batch, requests } = await startBatch(ctx, { ...asked, selection });
    expect(requests).toBe(6);
    const { items } = await showSelection(ctx, { project, selection });
    const grown = await db.generationRequest.findMany({ where: { batchId: batch }, include: { seed: true } });
    expect(grown.map((one) => Number(one.seed!.seq)).sort()).toEqual(items.map((item) => item.seq).sort());
    const mix = [{ method: 'perturb-numbers' }];
    const leg = { source: { from: 'seeds' as const, filter: { selection, selectionSize: 3 } }, mix };
    expect(await startPlan(ctx, { project, legs: [leg], randomSeed: 2 })).toMatchObject({ requests: 3 });
  });

  test('of a plan: the estimate counts it, its variants come from it alone, and a foreign or deleted one is refused', async () => {
    const { slug: project } = await projectOf(20);
    const { selection } = await selected(project, { name: 'core', size: 6 });
    const mix = [{ method: 'perturb-numbers' }];
    const of = (id: string) => ({
      ...{ project, randomSeed: 3 },
      legs: [{ source: { from: 'seeds' as const, filter: { selection: id, selectionSize: 4 } }, mix }],
    });
    expect((await estimatePlan(ctx, of(selection))).legs).toMatchObject([{ problems: 4, requests: 4 }]);
    const { batch } = await startPlan(ctx, of(selection));
    await finish(ctx, batch);
    const { items } = await showSelection(ctx, { project, selection, limit: 4 });
    const made = await db.variant.findMany({ where: { batchId: batch }, include: { seed: true } });
    expect(made.length).toBeGreaterThan(0);
    expect(items.map((item) => item.seq)).toEqual(
      expect.arrayContaining([...new Set(made.map((one) => Number(one.seed.seq)))]),
    );
    const { slug: other } = await projectOf(10);
    const { selection: foreign } = await selected(other, { name: 'core', size: 5 });
    await expect(startPlan(ctx, of(foreign))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await deleteSelection(ctx, { project, selection });
    await expect(estimatePlan(ctx, of(selection))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
