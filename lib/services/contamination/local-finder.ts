import type pg from 'pg';
import { readProblems } from '#lib/db/queries/contamination/read-problems.ts';
import type { BenchmarkSet } from './benchmark-set.ts';
import {
  type CorpusText,
  type Finding,
  findOverlaps,
  type PreparedBenchmarks,
  prepareBenchmarks,
} from './find-overlaps.ts';

/** Finds a set of benchmarks in texts: on this thread, or on others. */
export type OverlapFinder = (set: BenchmarkSet, texts: readonly CorpusText[]) => Promise<Finding[]>;

/** Sets that stay prepared: the projects that work at the same time. */
const mostPrepared = 3;

/**
 * A finder on this thread. It reads the problems of a set once and keeps them prepared under the set's key, which
 * changes with the benchmarks and the settings.
 */
export function localFinder(pool: pg.Pool): OverlapFinder {
  const prepared = new Map<string, Promise<PreparedBenchmarks>>();
  const load = async (set: BenchmarkSet) => prepareBenchmarks(await readProblems(pool, set.benchmarks), set);
  return async (set, texts) => {
    const known = prepared.get(set.key) ?? load(set);
    prepared.delete(set.key);
    prepared.set(set.key, known);
    if (prepared.size > mostPrepared) prepared.delete(prepared.keys().next().value!);
    known.catch(() => prepared.delete(set.key));
    return findOverlaps(await known, texts);
  };
}
