import type pg from 'pg';
import { poolOf } from '#lib/db/client.ts';
import { nextRange, type TextRange } from '#lib/db/queries/contamination/next-range.ts';
import type { TextScope } from '#lib/db/queries/contamination/text-scope.ts';
import type { Ctx } from '../context.ts';
import { type BenchmarkSet, methodsOf } from './benchmark-set.ts';
import type { Finding } from './find-overlaps.ts';
import type { RangeScanner, ScannedRange } from './scan-range.ts';
import { storeFindings } from './store-findings.ts';

/** Finds neighbours by vectors; left out where the project has no endpoint for them. */
export type EmbeddingFinder = (
  texts: readonly { problem: string }[],
  known: readonly Finding[],
) => Promise<Finding[]>;

export type Scan = {
  set: BenchmarkSet;
  /** Who compares texts: each gets a range while another of its own is being searched. */
  scanners: readonly RangeScanner[];
  embed: EmbeddingFinder | null;
  /** Texts in a range. */
  size: number;
  /** Told of every range that was stored. */
  onRange: (texts: number) => Promise<void>;
};

export type ScanCounts = { texts: number; hits: number; gone: number; characters: number };

/** Ranges of each scanner at the same time. */
const lanes = 2;

/** Compares the texts of a scope, range by range: what is in memory does not grow with the corpus. */
export async function scanTexts(ctx: Ctx, scope: TextScope, scan: Scan): Promise<ScanCounts> {
  const counts: ScanCounts = { texts: 0, hits: 0, gone: 0, characters: 0 };
  const ranges = rangesOf(poolOf(ctx.db), scope, scan.size);
  let isBroken = false;
  const work = async (scanner: RangeScanner) => {
    try {
      for await (const range of ranges) {
        if (isBroken) return;
        const scanned = await scanner({ scope, range, set: scan.set, tellAll: scan.embed !== null });
        await store(ctx, scope, scan, scanned, counts);
      }
    } catch (error) {
      isBroken = true;
      throw error;
    }
  };
  const workers = scan.scanners.flatMap((scanner) => Array.from({ length: lanes }, () => work(scanner)));
  // Nothing is written any more when this ends, also where one of them failed.
  await Promise.allSettled(workers);
  await Promise.all(workers);
  return counts;
}

async function* rangesOf(pool: pg.Pool, scope: TextScope, limit: number): AsyncGenerator<TextRange> {
  for (let after = '0'; ; ) {
    const range = await nextRange(pool, scope, { after, limit });
    if (!range) return;
    yield range;
    after = range.last;
  }
}

async function store(
  ctx: Ctx,
  { kind, projectId }: TextScope,
  { set, embed, onRange }: Scan,
  { told, problems, found, texts, characters }: ScannedRange,
  counts: ScanCounts,
): Promise<void> {
  const asked = problems.map((problem) => ({ problem }));
  const all = embed ? [...found, ...(await embed(asked, found))] : found;
  if (told.length > 0) {
    const scanned = {
      ...{ kind, projectId, texts: told, benchmarks: set.benchmarks, at: ctx.now() },
      methods: methodsOf(set, embed !== null),
    };
    const stored = await ctx.db.$transaction((tx) => storeFindings(tx, scanned, all), { timeout: 120_000 });
    counts.hits += stored.hits;
    counts.gone += stored.gone;
  }
  counts.texts += texts;
  counts.characters += characters;
  await onRange(texts);
}
