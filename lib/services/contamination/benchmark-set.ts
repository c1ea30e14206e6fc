import { hash } from 'node:crypto';
import type { Tx } from '#lib/db/client.ts';
import { readBenchmarkSet } from '#lib/db/queries/contamination/benchmark-set.ts';
import type { HitMethod } from '#lib/domain/contamination/schema.ts';
import { DecontaminationSettings } from '#lib/domain/projects/settings.ts';

/** What texts are compared with, and how. Two sets with the same key find the same in a text. */
export type BenchmarkSet = {
  key: string;
  benchmarks: readonly string[];
  /** Solutions are compared too: those of the corpus and those of the benchmarks. */
  solutions: boolean;
  /** The least similarity of a nearest neighbour by pieces of characters; null where none are looked for. */
  nearest: number | null;
  settings: DecontaminationSettings;
};

/** The benchmarks of a project that are read, or those of them that are asked for; null where there are none. */
export async function currentBenchmarks(
  tx: Tx,
  projectId: string,
  asked: readonly string[] | null = null,
): Promise<BenchmarkSet | null> {
  const { benchmarks, settings: stored } = await readBenchmarkSet(tx, projectId);
  const chosen = benchmarks.filter(({ id }) => asked === null || asked.includes(id));
  if (chosen.length === 0) return null;
  const settings = DecontaminationSettings.parse(stored ?? {});
  const { solutions } = settings;
  const nearest = settings.nearest === 'tf-idf' ? settings.nearestThreshold : null;
  const parts = chosen.map(({ id, hash: content }) => `${id} ${content}`);
  return {
    key: hash('sha256', [...parts, solutions, nearest].join('\n'), 'hex'),
    benchmarks: chosen.map(({ id }) => id),
    ...{ solutions, nearest, settings },
  };
}

/** The methods whose hits a scan of this set can find: those of others are left as they are. */
export function methodsOf({ settings: { nearest } }: BenchmarkSet, embedded: boolean): HitMethod[] {
  const always: HitMethod[] = ['exact', 'grams', 'skeleton'];
  // Neighbours that are not looked for any more are gone; those by vectors only where vectors were asked for.
  if (nearest !== 'embedding') return [...always, 'tf-idf', 'embedding'];
  return embedded ? [...always, 'tf-idf', 'embedding'] : [...always, 'tf-idf'];
}
