import { availableParallelism } from 'node:os';
import { poolOf } from '#lib/db/client.ts';
import { countTexts } from '#lib/db/queries/contamination/count-texts.ts';
import type { TextScope } from '#lib/db/queries/contamination/text-scope.ts';
import { ScanParameters } from '#lib/domain/contamination/schema.ts';
import { precondition } from '#lib/domain/errors.ts';
import type { Ctx } from '../context.ts';
import type { CorpusRunner } from '../corpus/index.ts';
import { type BenchmarkSet, currentBenchmarks } from './benchmark-set.ts';
import { embeddingFinder } from './embedding-finder.ts';
import { finderOf } from './overlap-finder.ts';
import { type RangeScanner, scanRange } from './scan-range.ts';
import { type ScanCounts, scanTexts } from './scan-texts.ts';
import { openScanThreads } from './scan-threads.ts';

/** What is done on this thread at most: some tenths of a second in all. */
const fewTexts = 500;
const fewProblems = 100;
const mostThreads = 8;
/** Texts of a range, of about one kilobyte each. */
const rangeSize = 2000;

/** What a run of the kind "contamination" does. Run again after a crash it begins anew and writes the same. */
export function scanRunner({ threads = threadsFor, size = rangeSize } = {}): CorpusRunner {
  return async (ctx, run, progress) => {
    const asked = ScanParameters.parse(run.parameters);
    const set = await currentBenchmarks(ctx.db, run.projectId, asked.benchmarks);
    if (!set) throw precondition('There is no benchmark to compare with. Add one under Check › Benchmarks.');
    const scopes = (['seed', 'variant'] as const).map(
      (kind): TextScope => ({ kind, projectId: run.projectId, importId: asked.import }),
    );
    const sizes = await Promise.all(scopes.map((scope) => countTexts(poolOf(ctx.db), scope)));
    const total = sizes[0]! + sizes[1]!;
    await progress('Reading the benchmarks', 0, total);
    const embed = await embeddingFinder(ctx, run.projectId, set);
    const from = performance.now();
    const { scanners, close } = await scannersFor(ctx, threads(total, await problemsOf(ctx, set)));
    let done = 0;
    const results: ScanCounts[] = [];
    try {
      for (const [at, scope] of scopes.entries()) {
        if (sizes[at] === 0) continue;
        const phase = scope.kind === 'seed' ? 'Comparing seeds' : 'Comparing variants';
        await progress(phase, done, total);
        const onRange = (texts: number) => {
          done += texts;
          return progress(phase, Math.min(total, done), total);
        };
        results[at] = await scanTexts(ctx, scope, { set, scanners, embed, size, onRange });
      }
    } finally {
      await close();
    }
    return resultOf(set, results[0] ?? none, results[1] ?? none, (performance.now() - from) / 1000);
  };
}

/** Threads for so much work; 0 where this one does it. */
function threadsFor(texts: number, problems: number): number {
  if (texts <= fewTexts && problems <= fewProblems) return 0;
  return Math.max(1, Math.min(mostThreads, availableParallelism(), Math.ceil(texts / (2 * rangeSize))));
}

const problemsOf = ({ db }: Ctx, { benchmarks }: BenchmarkSet) =>
  db.benchmarkProblem.count({ where: { benchmarkId: { in: [...benchmarks] } } });

async function scannersFor(
  { db }: Ctx,
  threads: number,
): Promise<{ scanners: RangeScanner[]; close: () => Promise<void> }> {
  const pool = poolOf(db);
  if (threads > 0) return openScanThreads(String(pool.options.connectionString), threads);
  return { scanners: [(asked) => scanRange({ pool, find: finderOf(db) }, asked)], close: async () => {} };
}

const none: ScanCounts = { texts: 0, hits: 0, gone: 0, characters: 0 };

function resultOf(set: BenchmarkSet, seeds: ScanCounts, variants: ScanCounts, seconds: number) {
  return {
    benchmarks: set.benchmarks.length,
    seeds: seeds.texts,
    variants: variants.texts,
    hits: seeds.hits + variants.hits,
    gone: seeds.gone + variants.gone,
    seconds: Math.round(seconds * 10) / 10,
    megabytesPerSecond: Math.round((seeds.characters + variants.characters) / seconds / 1e5) / 10,
  };
}
