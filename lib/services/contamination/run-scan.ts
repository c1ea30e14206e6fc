import type { TextScope } from '#lib/db/queries/contamination/text-scope.ts';
import { ScanParameters } from '#lib/domain/contamination/schema.ts';
import { precondition } from '#lib/domain/errors.ts';
import type { CorpusRunner } from '../corpus/index.ts';
import { type BenchmarkSet, currentBenchmarks } from './benchmark-set.ts';
import { embeddingFinder } from './embedding-finder.ts';
import { finderOf, type OverlapFinder } from './overlap-finder.ts';
import { countScope, scanTexts } from './scan-texts.ts';

/** Other threads that find overlaps, and how many. */
export type ScanThreads = { find: OverlapFinder; threads: number };

/** What a run of the kind "contamination" does. Run again after a crash it begins anew and writes the same. */
export function scanRunner(threads?: ScanThreads): CorpusRunner {
  return async (ctx, run, progress) => {
    const asked = ScanParameters.parse(run.parameters);
    const set = await currentBenchmarks(ctx.db, run.projectId, asked.benchmarks);
    if (!set) throw precondition('There is no benchmark to compare with. Add one under Check › Benchmarks.');
    const scopes = (['seed', 'variant'] as const).map(
      (kind): TextScope => ({ kind, projectId: run.projectId, importId: asked.import }),
    );
    const sizes = await Promise.all(scopes.map((scope) => countScope(ctx, scope)));
    const total = sizes[0]! + sizes[1]!;
    await progress('Reading the benchmarks', 0, total);
    const embed = await embeddingFinder(ctx, run.projectId, set);
    const find = threads?.find ?? finderOf(ctx.db);
    const from = performance.now();
    let done = 0;
    const results = [];
    for (const [at, scope] of scopes.entries()) {
      const phase = scope.kind === 'seed' ? 'Comparing seeds' : 'Comparing variants';
      await progress(phase, done, total);
      const onPage = (texts: number) => {
        done += texts;
        return progress(phase, Math.min(total, done), total);
      };
      const lanes = (threads?.threads ?? 1) + 1;
      results.push(sizes[at] === 0 ? none : await scanTexts(ctx, scope, { set, find, embed, lanes, onPage }));
    }
    return resultOf(set, results[0]!, results[1]!, (performance.now() - from) / 1000);
  };
}

const none = { texts: 0, hits: 0, gone: 0, characters: 0 };

function resultOf(set: BenchmarkSet, seeds: typeof none, variants: typeof none, seconds: number) {
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
