import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { OverlapFinder } from '#lib/services/contamination/index.ts';
import { threadPool } from './thread-pool.ts';

export type OverlapQuestion = { set: Parameters<OverlapFinder>[0]; texts: Parameters<OverlapFinder>[1] };
export type OverlapFindings = Awaited<ReturnType<OverlapFinder>>;

const script = path.join(import.meta.dirname, 'overlap-thread.ts');
/** One core is left to what reads the texts and writes the hits. */
const threads = Math.max(1, Math.min(8, availableParallelism() - 1));

/** Finds overlaps on other threads; each keeps the benchmarks prepared. */
export function overlapThreads(): { find: OverlapFinder; close: () => Promise<unknown> } {
  const { ask, close } = threadPool<OverlapQuestion, OverlapFindings>(script, threads);
  return { find: (set, texts) => ask({ set, texts }), close };
}
