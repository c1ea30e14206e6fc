import { hash } from 'node:crypto';
import type { HitEvidence, HitMethod, HitPart } from '#lib/domain/contamination/schema.ts';
import {
  type BenchmarkIndex,
  createBenchmarkIndex,
  type Overlap,
  type OverlapMethod,
  type Span,
} from '#lib/math/overlap/index.ts';
import { SimilarTexts } from '#lib/math/vectors/index.ts';

/** A text of the corpus; `solution` is null where it has none or solutions are not compared. */
export type CorpusText = { problem: string; solution: string | null };

export type Finding = {
  /** The place of the text in the list that was given. */
  text: number;
  problemId: string;
  part: HitPart;
  benchmarkPart: HitPart;
  method: HitMethod;
  score: number;
  evidence: HitEvidence;
};

export type IndexedItem = { id: string; problem: string; solution: string | null };

/** Benchmarks made ready to be found in texts. */
export type PreparedBenchmarks = {
  overlaps: BenchmarkIndex;
  similar: SimilarTexts | null;
  ids: readonly string[];
};

const methods: Record<OverlapMethod, HitMethod> = { exact: 'exact', words: 'grams', numbers: 'skeleton' };

/** Hits of one part of a text that are kept; a text that is like so many problems is looked at as a whole. */
const mostHits = 10;
/** Marked stretches that are kept of one hit. */
const mostSpans = 200;

export function prepareBenchmarks(
  items: readonly IndexedItem[],
  { solutions, nearest }: { solutions: boolean; nearest: number | null },
): PreparedBenchmarks {
  const indexed = items.map(({ id, problem, solution }) => ({
    ...{ id, problem },
    ...(solutions && solution !== null ? { solution } : {}),
  }));
  return {
    overlaps: createBenchmarkIndex(indexed),
    similar:
      nearest === null
        ? null
        : new SimilarTexts(
            items.map(({ problem }) => problem),
            { threshold: nearest },
          ),
    ids: items.map(({ id }) => id),
  };
}

/** What of the benchmarks stands in these texts. Pure, and most of the time of a scan. */
export function findOverlaps(prepared: PreparedBenchmarks, texts: readonly CorpusText[]): Finding[] {
  const found: Finding[] = [];
  for (const [text, { problem, solution }] of texts.entries()) {
    const direct = findings(prepared.overlaps.find(problem), text, 'problem', problem);
    found.push(...direct, ...neighbours(prepared, direct, text, problem));
    if (solution !== null) {
      found.push(...findings(prepared.overlaps.find(solution), text, 'solution', solution));
    }
  }
  return found;
}

function findings(overlaps: readonly Overlap[], text: number, part: HitPart, source: string): Finding[] {
  if (overlaps.length === 0) return [];
  const contentHash = partHash(source);
  return overlaps.slice(0, mostHits).map((overlap) => ({
    text,
    problemId: overlap.id,
    part,
    benchmarkPart: overlap.part,
    method: methods[overlap.method],
    score: round(overlap.score),
    evidence: {
      passage: pairs(overlap.passageSpans),
      text: pairs(overlap.textSpans),
      coverage: round(overlap.coverage),
      editSimilarity: round(overlap.editSimilarity),
      hash: contentHash,
    },
  }));
}

/** Neighbours of a problem that were not found by their words. */
function neighbours(
  { similar, ids }: PreparedBenchmarks,
  direct: readonly Finding[],
  text: number,
  problem: string,
): Finding[] {
  const near = similar?.find(problem) ?? [];
  if (near.length === 0) return [];
  const known = new Set(direct.map(({ problemId }) => problemId));
  const evidence = { passage: [], text: [], hash: partHash(problem) };
  return near
    .map(({ row, score }) => ({ problemId: ids[row]!, score: round(score) }))
    .filter(({ problemId }) => !known.has(problemId))
    .slice(0, mostHits)
    .map((one): Finding => {
      const parts = { part: 'problem', benchmarkPart: 'problem', method: 'tf-idf' } as const;
      return { text, ...parts, ...one, evidence };
    });
}

/** What a decision on a hit was made on. */
export const partHash = (text: string): string => hash('sha256', text, 'hex').slice(0, 16);

const pairs = (spans: readonly Span[]): [number, number][] =>
  spans.slice(0, mostSpans).map(({ start, end }) => [start, end]);
const round = (share: number) => Math.round(share * 10_000) / 10_000;
