import { Readable } from 'node:stream';
import { connect, poolOf } from '#lib/db/client.ts';
import { nextRange } from '#lib/db/queries/contamination/next-range.ts';
import { readTexts } from '#lib/db/queries/contamination/read-texts.ts';
import { seedLibrary } from '#lib/domain/seeds/library/index.ts';
import { createBenchmarkIndex } from '#lib/math/overlap/index.ts';
import { seededRandom } from '#lib/math/random.ts';
import { DocumentFrequencies, SimilarTexts } from '#lib/math/vectors/index.ts';
import { addBenchmark, importBenchmark } from '#lib/services/benchmarks/index.ts';
import { scanCorpus } from '#lib/services/contamination/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { problemHash } from '#lib/services/problem-hash.ts';
import { uploadSeeds } from '#lib/services/seeds/index.ts';
import { makeSeeds, systemContext } from '#test/support/factories.ts';
import { processorSeconds } from '../core-set/processor-time.ts';
import { searchSpeed } from '../decontamination/files.ts';
import { type Metric, metric } from '../metrics.ts';
import { inventPair } from '../near-duplicates/invented-problems.ts';
import { lengthClasses, plantChanges, wordsOf } from './contamination-plants.ts';
import { costOf, doRun } from './run-kind.ts';

export type ContaminationBench = {
  /** A migrated database with a filled project. */
  url: string;
  /** The slug of the project, and its id. */
  project: string;
  projectId: string;
  report: (step: string) => void;
};

/** Problems of the benchmark beside the seed library's: about as many as MATH's test has. */
const invented = 5_000;
/** Copies of each kind that are planted. */
const planted = 1_000;
/** Texts of the corpus that the search alone is timed on. */
const timedTexts = 20_000;

/**
 * Plants copies of a benchmark's problems among the project's seeds, scans the whole project as a run does, and says
 * which of the copies were found, and how fast: the search alone on one core, and the run from end to end.
 */
export async function measureContamination(bench: ContaminationBench): Promise<Metric[]> {
  const { db, close } = connect(bench.url, { applicationName: 'corollary bench' });
  const ctx = systemContext(db);
  try {
    const problems = benchmarkProblems();
    const benchmark = await storeBenchmark(ctx, bench.project, problems);
    const plants = await plant(ctx, bench.projectId, problems);
    bench.report(`${problems.length} problems and ${plants.length} copies of them`);
    const { run } = await scanCorpus(ctx, { project: bench.project, benchmarks: [benchmark] });
    const done = await doRun(ctx, run);
    const { row, seconds } = done;
    const result = row.result as {
      seeds: number;
      variants: number;
      hits: number;
      megabytesPerSecond: number;
    };
    bench.report(`${result.seeds} seeds scanned in ${seconds.toFixed(1)} s`);
    return [
      ...(await speeds(ctx, bench.projectId, problems)),
      metric('scan, end to end', seconds, 's'),
      metric(
        'scan, end to end with neighbours and storage',
        (result.seeds + result.variants) / seconds,
        'texts/s',
      ),
      ...costOf('scan', done),
      metric('scan, end to end with neighbours and storage', result.megabytesPerSecond, 'MB/s'),
      ...(await foundPlants(ctx, plants)),
      metric(
        'scan, hits in texts that are no copy',
        result.hits - (await hitsOf(ctx, plants)).length,
        'hits',
      ),
    ];
  } finally {
    await close();
  }
}

function benchmarkProblems(): string[] {
  const random = seededRandom('benchmark');
  const made = Array.from({ length: invented }, () => inventPair(random).problem);
  return [...new Set([...seedLibrary.map(({ problem }) => problem), ...made])];
}

async function storeBenchmark(ctx: Ctx, project: string, problems: readonly string[]): Promise<string> {
  const lines = problems.map((problem) => `${JSON.stringify({ problem })}\n`);
  const content = Readable.from([Buffer.from(lines.join(''))]);
  const { import: id } = await uploadSeeds(ctx, { project, fileName: 'benchmark.jsonl', content });
  const mapping = { problem: 'problem' };
  await addBenchmark(ctx, { project, import: id, name: 'bench', licence: 'CC0-1.0', mapping });
  await importBenchmark(ctx, id);
  return id;
}

export type Plant = { id: string; kind: string; words: number };

async function plant(ctx: Ctx, projectId: string, problems: readonly string[]): Promise<Plant[]> {
  const random = seededRandom('planted copies');
  const known = new Set<string>();
  const rows = plantChanges.flatMap(({ kind, change }) =>
    problems.slice(0, planted).flatMap((problem) => {
      const text = change(problem, random);
      if (text === null || known.has(problemHash(text))) return [];
      known.add(problemHash(text));
      return [{ problem: text, kind, words: wordsOf(problem) }];
    }),
  );
  const ids = await makeSeeds(
    ctx.db,
    projectId,
    rows.map(({ problem }) => ({ problem })),
  );
  return rows.map(({ kind, words }, at) => ({ id: ids[at]!, kind, words }));
}

async function hitsOf({ db }: Ctx, plants: readonly Plant[]): Promise<string[]> {
  const where = { seedId: { in: plants.map(({ id }) => id) }, part: 'problem' };
  const hits = await db.contaminationHit.findMany({ where, select: { seedId: true } });
  return hits.map(({ seedId }) => seedId!);
}

async function foundPlants(ctx: Ctx, plants: readonly Plant[]): Promise<Metric[]> {
  const found = new Set(await hitsOf(ctx, plants));
  return plantChanges.flatMap(({ kind, least }) =>
    lengthClasses.flatMap(({ name, from, below }) => {
      const some = plants.filter((one) => one.kind === kind && one.words >= from && one.words < below);
      if (some.length === 0) return [];
      const share = some.filter(({ id }) => found.has(id)).length / some.length;
      return [metric(`planted: ${kind}, ${name}`, share, `of ${some.length}`, { least })];
    }),
  );
}

/** The search by words on one core, beside the reading of tokens alone. */
async function speeds({ db }: Ctx, projectId: string, problems: readonly string[]): Promise<Metric[]> {
  const scope = { kind: 'seed', projectId } as const;
  const range = await nextRange(poolOf(db), scope, { after: '0', limit: timedTexts });
  const rows = range ? await readTexts(poolOf(db), scope, range) : [];
  const index = createBenchmarkIndex(problems.map((problem, at) => ({ id: String(at), problem })));
  const words = (['problem', 'solution'] as const).flatMap((part) => {
    const texts = rows.flatMap((row) => row[part] ?? []).filter((text) => index.find(text).length === 0);
    if (texts.length === 0) return [];
    const { speed, floor } = searchSpeed(index, texts);
    return [metric(`search by words, ${part}s`, speed, 'MB/s of processor time', { floor, least: 50 })];
  });
  return [
    ...words,
    neighbourSpeed(
      problems,
      rows.map((row) => row.problem),
    ),
  ];
}

/** The search for neighbours on one core, beside the counting of a text's pieces alone. */
function neighbourSpeed(problems: readonly string[], texts: readonly string[]): Metric {
  const similar = new SimilarTexts(problems, { threshold: 0.85 });
  const counter = new DocumentFrequencies();
  const rate = (visit: (text: string) => unknown) => {
    const from = processorSeconds();
    for (const text of texts) visit(text);
    return texts.length / (processorSeconds() - from);
  };
  const floor = rate((text) => counter.add(text));
  return metric(
    'neighbours by pieces of characters',
    rate((text) => similar.find(text)),
    'problems/s of processor time',
    { floor },
  );
}
