import { countTexts } from '#lib/db/queries/contamination/count-texts.ts';
import { readTexts, type TextRow } from '#lib/db/queries/contamination/read-texts.ts';
import type { TextScope } from '#lib/db/queries/contamination/text-scope.ts';
import type { Ctx } from '../context.ts';
import { type BenchmarkSet, methodsOf } from './benchmark-set.ts';
import type { Finding } from './find-overlaps.ts';
import type { OverlapFinder } from './overlap-finder.ts';
import { storeFindings } from './store-findings.ts';

/** Finds neighbours by vectors; left out where the project has no endpoint for them. */
export type EmbeddingFinder = (
  texts: readonly { problem: string }[],
  known: readonly Finding[],
) => Promise<Finding[]>;

export type Scan = {
  set: BenchmarkSet;
  find: OverlapFinder;
  embed: EmbeddingFinder | null;
  /** How many pages are searched at the same time: one for each thread, and one that is being read. */
  lanes: number;
  /** Told of every page that was stored. */
  onPage: (texts: number) => Promise<void>;
};

export type ScanCounts = { texts: number; hits: number; gone: number; characters: number };

/** Texts of one page: of about one kilobyte each. */
const pageSize = 1000;

/** Compares the texts of a scope, page by page: what is in memory does not grow with the corpus. */
export async function scanTexts(ctx: Ctx, scope: TextScope, scan: Scan): Promise<ScanCounts> {
  const counts: ScanCounts = { texts: 0, hits: 0, gone: 0, characters: 0 };
  const under: Promise<void>[] = [];
  try {
    for (let after = 0n; ; ) {
      const page = await readTexts(ctx.db, scope, { after, limit: pageSize });
      if (page.length === 0) break;
      after = page.at(-1)!.seq;
      const work = scanPage(ctx, scope, scan, page, counts);
      // A page that fails while others are awaited is heard of when its turn comes.
      work.catch(() => {});
      under.push(work);
      if (under.length >= scan.lanes) await under.shift();
    }
    await Promise.all(under);
  } finally {
    await Promise.allSettled(under);
  }
  return counts;
}

async function scanPage(
  ctx: Ctx,
  { kind, projectId }: TextScope,
  { set, find, embed, onPage }: Scan,
  page: readonly TextRow[],
  counts: ScanCounts,
): Promise<void> {
  const texts = page.map(({ problem, solution }) => ({ problem, solution: set.solutions ? solution : null }));
  const found = await find(set, texts);
  if (embed) found.push(...(await embed(texts, found)));
  const scanned = {
    ...{ kind, projectId, texts: page, benchmarks: set.benchmarks, at: ctx.now() },
    methods: methodsOf(set, embed !== null),
  };
  const stored = await ctx.db.$transaction((tx) => storeFindings(tx, scanned, found), { timeout: 120_000 });
  counts.texts += page.length;
  counts.hits += stored.hits;
  counts.gone += stored.gone;
  for (const { problem, solution } of texts) counts.characters += problem.length + (solution?.length ?? 0);
  await onPage(page.length);
}

/** How many texts a scope has. */
export const countScope = (ctx: Ctx, scope: TextScope): Promise<number> => countTexts(ctx.db, scope);
