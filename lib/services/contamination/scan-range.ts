import type pg from 'pg';
import type { TextRange } from '#lib/db/queries/contamination/next-range.ts';
import { readTexts } from '#lib/db/queries/contamination/read-texts.ts';
import type { TextScope } from '#lib/db/queries/contamination/text-scope.ts';
import type { BenchmarkSet } from './benchmark-set.ts';
import type { Finding } from './find-overlaps.ts';
import type { OverlapFinder } from './local-finder.ts';

/** What to compare, and whether everything that was read is to be told: an endpoint is asked about every problem. */
export type ScanAsked = { scope: TextScope; range: TextRange; set: BenchmarkSet; tellAll: boolean };

export type ScannedRange = {
  texts: number;
  characters: number;
  /** Texts with something found in them, or with hits of before; all of them where that was asked for. */
  told: { id: string; revision: number }[];
  /** Their problems, where all were asked for. */
  problems: string[];
  /** By places in `told`. */
  found: Finding[];
};

export type RangeScanner = (asked: ScanAsked) => Promise<ScannedRange>;

/** Reads a range of texts and compares them. */
export async function scanRange(
  { pool, find }: { pool: pg.Pool; find: OverlapFinder },
  { scope, range, set, tellAll }: ScanAsked,
): Promise<ScannedRange> {
  const rows = await readTexts(pool, scope, range);
  const texts = rows.map(({ problem, solution }) => ({ problem, solution: set.solutions ? solution : null }));
  const found = await find(set, texts);
  const hit = new Set(found.map(({ text }) => text));
  const places = [...rows.keys()].filter((at) => tellAll || rows[at]!.isHit || hit.has(at));
  const placeOf = new Map(places.map((at, place) => [at, place]));
  let characters = 0;
  for (const { problem, solution } of texts) characters += problem.length + (solution?.length ?? 0);
  return {
    texts: rows.length,
    characters,
    told: places.map((at) => ({ id: rows[at]!.id, revision: rows[at]!.revision })),
    problems: tellAll ? places.map((at) => rows[at]!.problem) : [],
    found: found.map((finding) => ({ ...finding, text: placeOf.get(finding.text)! })),
  };
}
