import { describe, expect, test } from 'vitest';
import { deleteBenchmark } from '#lib/services/benchmarks/index.ts';
import {
  followBenchmark,
  followImport,
  listHits,
  scanCorpus,
  scanRunner,
  scanVariant,
  showHit,
  waiveHit,
} from '#lib/services/contamination/index.ts';
import { cancelRun, listRuns, showRun } from '#lib/services/corpus/index.ts';
import { changeProjectSettings } from '#lib/services/projects/index.ts';
import { editVariant } from '#lib/services/review/index.ts';
import { restoreSeeds, setAsideSeeds } from '#lib/services/seeds/index.ts';
import { makeBenchmark, scan, unlikeProblems } from '#test/support/benchmarks.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, systemContext, wordProblems } from '#test/support/factories.ts';
import { growVariants, projectWithVariants } from '#test/support/variants.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const ferry =
  'A ferry carries 14 lorries across the fjord every morning and 9 more in the evening. The toll for one lorry is 35 crowns. How many crowns does the ferry collect in a week?';
const garden =
  'Mirela plants 6 rows of tulips behind the old chapel, with 11 bulbs in each row, and gives 8 bulbs to a neighbour. How many bulbs did she need altogether?';

async function project(problems: string[]) {
  const made = await makeProject(db);
  await makeSeeds(
    db,
    made.id,
    problems.map((problem) => ({ problem, solution: `Think. ${problem.length}` })),
  );
  return made;
}

const hitsOf = async (slug: string) => (await listHits(ctx, { project: slug })).items;

describe('a scan', () => {
  test('finds copies, copies with other numbers and reworded ones, and nothing else', async () => {
    const { slug } = await project([
      ferry.toUpperCase().replaceAll(' ', '  '),
      garden.replace('6', '7').replace('11', '13'),
      ferry.replace('fjord', 'bay').replace('every', 'each'),
      wordProblems(1)[0]!.problem,
    ]);
    await makeBenchmark(ctx, slug, [{ problem: ferry }, { problem: garden }]);
    const { run } = await scan(ctx, slug);
    const found = (await hitsOf(slug)).map(({ textSeq: _, ...hit }) => [
      hit.method,
      hit.kind,
      hit.part,
      hit.rowNumber,
    ]);
    expect(found).toEqual([
      ['exact', 'seed', 'problem', 1],
      ['skeleton', 'seed', 'problem', 2],
      ['grams', 'seed', 'problem', 1],
    ]);
    expect(await showRun(ctx, { project: slug, run })).toMatchObject({
      ...{ status: 'done', result: { benchmarks: 1, seeds: 4, variants: 0, hits: 3, gone: 0 } },
    });
  });

  test('finds a problem in a solution, unless solutions are left out', async () => {
    const { id, slug } = await makeProject(db);
    await makeSeeds(db, id, [{ problem: 'Read on.', solution: `As an example: ${ferry} That is all.` }]);
    await makeBenchmark(ctx, slug, [{ problem: ferry }]);
    await scan(ctx, slug);
    expect(await hitsOf(slug)).toMatchObject([{ part: 'solution', benchmarkPart: 'problem' }]);
    await changeProjectSettings(ctx, { project: slug, decontamination: { solutions: false } });
    await scan(ctx, slug);
    expect(await hitsOf(slug)).toMatchObject([{ state: 'gone' }]);
  });

  test('shows where both texts overlap, and each text in full', async () => {
    const { slug } = await project([`${ferry.replace('fjord', 'bay')}`]);
    await makeBenchmark(ctx, slug, [{ problem: ferry }]);
    await scan(ctx, slug);
    const [hit] = await hitsOf(slug);
    const shown = await showHit(ctx, { project: slug, hit: hit!.id });
    const marked = (text: string, spans: readonly (readonly [number, number])[]) =>
      spans.map(([start, end]) => text.slice(start, end)).join(' | ');
    expect(marked(shown.problem.problem, shown.evidence.passage)).toMatch(/^A ferry .* the \| every morning/);
    expect(marked(shown.seed!.problem, shown.evidence.text)).toMatch(/^A ferry .* the \| every morning/);
    expect(shown.isCurrent).toBe(true);
  });

  test('writes the same again when it runs again, and keeps what was decided', async () => {
    const { slug } = await project([ferry, garden]);
    await makeBenchmark(ctx, slug, [{ problem: ferry }, { problem: garden }]);
    await scan(ctx, slug);
    const before = await hitsOf(slug);
    await waiveHit(ctx, { project: slug, hits: [before[0]!.id], reason: 'Known to everybody' });
    await scan(ctx, slug);
    const after = await hitsOf(slug);
    expect(after.map(({ id, state }) => [id, state])).toEqual([
      [before[0]!.id, 'waived'],
      [before[1]!.id, 'open'],
    ]);
  });

  test('on threads, range by range, finds the same and loses what is gone', async () => {
    const others = wordProblems(30).map((row) => row.problem);
    const { id, slug } = await project([...others, ferry, garden]);
    await makeBenchmark(ctx, slug, [{ problem: ferry }, { problem: garden }, { problem: others[4]! }]);
    const runner = scanRunner({ threads: () => 2, size: 5 });
    const { run } = await scan(ctx, slug, runner);
    const onThreads = await hitsOf(slug);
    expect(await showRun(ctx, { project: slug, run })).toMatchObject({
      result: { seeds: 32, hits: onThreads.length },
    });
    expect(onThreads.map(({ rowNumber }) => rowNumber)).toEqual(expect.arrayContaining([1, 2, 3]));
    await scan(ctx, slug);
    expect(await hitsOf(slug)).toEqual(onThreads);
    await db.seed.updateMany({ where: { projectId: id, problem: ferry }, data: { problem: 'Rewritten.' } });
    await scan(ctx, slug, runner);
    expect((await hitsOf(slug)).filter(({ state }) => state === 'gone')).toMatchObject([{ rowNumber: 1 }]);
  });

  test('on threads tells what went wrong in one of them', async () => {
    const { slug } = await project([ferry]);
    await makeBenchmark(ctx, slug, [{ problem: garden }]);
    const { run } = await scanCorpus(ctx, { project: slug });
    const found = await db.corpusRun.findUniqueOrThrow({ where: { id: run } });
    const cancelled = async (phase: string) => {
      if (phase === 'Comparing seeds') throw new Error('The run was cancelled.');
    };
    const runner = scanRunner({ threads: () => 1 });
    await expect(runner(ctx, found, cancelled)).rejects.toThrow('The run was cancelled.');
    await db.$executeRaw`ALTER TABLE benchmark_problems RENAME TO away`;
    try {
      await expect(runner(ctx, found, async () => {})).rejects.toThrow();
    } finally {
      await db.$executeRaw`ALTER TABLE away RENAME TO benchmark_problems`;
    }
    await cancelRun(ctx, { project: slug, run });
  });

  test('leaves out what was set aside or rejected, and is refused without a benchmark', async () => {
    const { id, slug } = await project([ferry]);
    await expect(scanCorpus(ctx, { project: slug })).rejects.toMatchObject({ code: 'PRECONDITION' });
    await makeBenchmark(ctx, slug, [{ problem: ferry }]);
    await db.seed.updateMany({
      where: { projectId: id },
      data: { excludedAt: new Date(), excludedReason: 'x' },
    });
    await scan(ctx, slug);
    expect(await hitsOf(slug)).toEqual([]);
  });

  test('can be cancelled, and a second one waits for the first', async () => {
    const { slug } = await project([ferry]);
    const benchmark = await makeBenchmark(ctx, slug, [{ problem: ferry }]);
    const { run } = await scanCorpus(ctx, { project: slug });
    await expect(scanCorpus(ctx, { project: slug })).rejects.toMatchObject({ code: 'CONFLICT' });
    await followBenchmark(ctx, benchmark);
    expect((await listRuns(ctx, { project: slug })).items).toHaveLength(1);
    await cancelRun(ctx, { project: slug, run });
    await followBenchmark(ctx, benchmark);
    expect((await listRuns(ctx, { project: slug })).items[0]).toMatchObject({
      ...{ status: 'queued', parameters: { benchmarks: [benchmark], import: null } },
    });
  });

  test('follows an import where there are benchmarks', async () => {
    const { id, slug } = await project([ferry]);
    const { importId } = await db.seed.findFirstOrThrow({ where: { projectId: id } });
    await db.seedImport.update({ where: { id: importId }, data: { rowsAdded: 1 } });
    await followImport(ctx, importId);
    expect((await listRuns(ctx, { project: slug })).items).toHaveLength(0);
    await makeBenchmark(ctx, slug, [{ problem: ferry }]);
    await followImport(ctx, importId);
    expect((await listRuns(ctx, { project: slug })).items).toMatchObject([
      { parameters: { benchmarks: null, import: importId } },
    ]);
  });
});

test('seeds that come back are compared with the benchmarks that came meanwhile', async () => {
  const { id, slug } = await project([ferry, garden]);
  const [seed] = await db.seed.findMany({ where: { projectId: id }, orderBy: { seq: 'asc' } });
  const chosen = { project: slug, ids: [seed!.id] };
  await setAsideSeeds(ctx, chosen);
  await restoreSeeds(ctx, chosen);
  const queued = () =>
    db.$queryRaw<
      { key: string }[]
    >`SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'contamination.import'`;
  const job = { key: `contamination.import:${seed!.importId}` };
  expect(await queued()).not.toContainEqual(job);
  await setAsideSeeds(ctx, chosen);
  await makeBenchmark(ctx, slug, [{ problem: ferry }]);
  expect(await restoreSeeds(ctx, chosen)).toEqual({ count: 1 });
  expect(await queued()).toContainEqual(job);
});

describe('a variant', () => {
  test('is compared as it is generated', async () => {
    const seeds = unlikeProblems.slice(0, 2);
    const { id, slug } = await makeProject(db);
    await makeSeeds(db, id, seeds);
    await makeBenchmark(ctx, slug, [{ problem: seeds[0]!.problem }]);
    const variants = await growVariants(ctx, { id, slug });
    const [hit, ...others] = await hitsOf(slug);
    expect(variants).toHaveLength(2);
    expect(others).toEqual([]);
    expect(hit).toMatchObject({
      kind: 'variant',
      method: 'skeleton',
      textId: variants[0]!.id,
      state: 'open',
    });
  });

  test('is compared with a benchmark that was added between two groups of results', async () => {
    const seeds = wordProblems(1);
    const { id, slug } = await makeProject(db);
    await makeSeeds(db, id, seeds);
    await growVariants(ctx, { id, slug });
    expect(await hitsOf(slug)).toEqual([]);
    const first = await makeBenchmark(ctx, slug, [{ problem: seeds[0]!.problem }]);
    await growVariants(ctx, { id, slug }, { randomSeed: 8 });
    expect(await hitsOf(slug)).toHaveLength(1);
    await deleteBenchmark(ctx, { project: slug, benchmark: first });
    await growVariants(ctx, { id, slug }, { randomSeed: 9 });
    expect(await hitsOf(slug)).toEqual([]);
  });

  test('is compared again after an edit: what overlaps no more is gone, what overlaps anew is open', async () => {
    const { slug, variants } = await projectWithVariants(ctx, 1);
    const [{ id: variant, solution, answer, problem: old }] = variants as [(typeof variants)[0]];
    await makeBenchmark(ctx, slug, [{ problem: ferry }]);
    const edit = (revision: number, problem: string) =>
      editVariant(ctx, { project: slug, variant, revision, problem, solution, answer });
    const queued = () =>
      db.$queryRaw<
        { key: string }[]
      >`SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'contamination.variant'`;
    await edit(1, ferry);
    expect((await queued()).map(({ key }) => key)).toContain(`contamination.variant:${variant}`);
    await scanVariant(ctx, variant);
    const [hit] = await hitsOf(slug);
    expect(hit).toMatchObject({ state: 'open', method: 'exact' });
    await waiveHit(ctx, { project: slug, hits: [hit!.id], reason: 'It is ours' });
    await edit(2, old);
    await scanVariant(ctx, variant);
    expect(await hitsOf(slug)).toMatchObject([{ state: 'gone' }]);
    await edit(3, ferry);
    await scanVariant(ctx, variant);
    expect(await hitsOf(slug)).toMatchObject([{ id: hit!.id, state: 'open', reason: '' }]);
  });

  test('keeps its waiver when an edit leaves the part that overlaps as it was', async () => {
    const { slug, variants } = await projectWithVariants(ctx, 1);
    const [{ id: variant, solution, answer }] = variants as [(typeof variants)[0]];
    await makeBenchmark(ctx, slug, [{ problem: ferry }]);
    await editVariant(ctx, { project: slug, variant, revision: 1, problem: ferry, solution, answer });
    await scanVariant(ctx, variant);
    const [hit] = await hitsOf(slug);
    await waiveHit(ctx, { project: slug, hits: [hit!.id], reason: 'It is ours' });
    const longer = `${solution} Done.`;
    await editVariant(ctx, { project: slug, variant, revision: 2, problem: ferry, solution: longer, answer });
    await scanVariant(ctx, variant);
    expect(await hitsOf(slug)).toMatchObject([{ id: hit!.id, state: 'waived', reason: 'It is ours' }]);
  });
});
