import type { Db, Tx } from '#lib/db/client.ts';
import type { Ctx } from '../context.ts';
import { type BenchmarkSet, currentBenchmarks } from './benchmark-set.ts';
import type { CorpusText } from './find-overlaps.ts';
import type { OverlapFinder } from './local-finder.ts';
import { finderOf } from './overlap-finder.ts';
import { storeNewFindings } from './store-findings.ts';

/** Variants that are about to be stored. */
export type NewVariant = { id: string; problem: string; solution: string };

/** The benchmarks changed since the texts were compared: it is done again with these. */
class BenchmarksChanged extends Error {
  readonly set: BenchmarkSet | null;

  constructor(set: BenchmarkSet | null) {
    super('The benchmarks of the project have changed.');
    this.set = set;
  }
}

/** What this process last knew of each project's benchmarks. */
const known = new WeakMap<Db, Map<string, BenchmarkSet | null>>();

/**
 * Compares new variants with the project's benchmarks before `store` opens its transaction, and has it write the hits
 * in the same transaction, behind the variants: `write` finds out there whether the benchmarks are still the same, by
 * one statement, and otherwise breaks the transaction off, which is then begun again.
 */
export async function comparingNew<R>(
  ctx: Ctx,
  projectId: string,
  { variants, find = finderOf(ctx.db) }: { variants: readonly NewVariant[]; find?: OverlapFinder },
  store: (write: (tx: Tx) => Promise<void>) => Promise<R>,
): Promise<R> {
  if (variants.length === 0) return store(async () => {});
  const sets = known.get(ctx.db) ?? new Map<string, BenchmarkSet | null>();
  known.set(ctx.db, sets);
  for (;;) {
    const last = sets.get(projectId);
    const set = last === undefined ? await currentBenchmarks(ctx.db, projectId) : last;
    sets.set(projectId, set);
    const found = set
      ? await find(
          set,
          variants.map((one) => textOf(one, set)),
        )
      : [];
    try {
      return await store(async (tx) => {
        const now = await currentBenchmarks(tx, projectId);
        if (now?.key !== set?.key) throw new BenchmarksChanged(now);
        const texts = variants.map(({ id }) => ({ id, revision: 1 }));
        await storeNewFindings(tx, { kind: 'variant', projectId, texts, at: ctx.now() }, found);
      });
    } catch (error) {
      if (!(error instanceof BenchmarksChanged)) throw error;
      sets.set(projectId, error.set);
    }
  }
}

const textOf = ({ problem, solution }: NewVariant, { solutions }: BenchmarkSet): CorpusText => ({
  problem,
  solution: solutions ? solution : null,
});
