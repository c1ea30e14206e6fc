import { tokenKind } from '../text/token-classes.ts';
import { type Alignment, alignTokens } from './align-tokens.ts';
import { maskNumbers, type Passage, type Tokens } from './passage.ts';

/**
 * How an overlap was found: the whole passage token by token; its words, some of them edited; the whole passage with
 * other numbers. Neighbours by vectors are found elsewhere and are not among these.
 */
export type OverlapMethod = 'exact' | 'words' | 'numbers';

/** A stretch of a text in UTF-16 code units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

export interface Overlap {
  /** The benchmark's item, and which part of it. */
  id: string;
  part: 'problem' | 'solution';
  method: OverlapMethod;
  /** The lesser of the two below: 1 for a copy. */
  score: number;
  /** The share of the passage that is in the text, each token weighted by what it tells. */
  coverage: number;
  /** One less the token edit distance to the closest stretch of the text, as a share of the passage's tokens. */
  editSimilarity: number;
  /** The same tokens in both texts, for marking: equally many, in the same order. */
  passageSpans: Span[];
  textSpans: Span[];
}

/** How the tokens of a passage stand in a text, and what that says. */
export interface Judgement {
  overlap: Overlap;
  alignment: Alignment;
  /** The edit similarity when any number may stand for any other. */
  maskedSimilarity: number;
  /** The share of the passage's words, by weight, that are in the text. */
  wordCoverage: number;
  /** The share of its numbers, operators and commands, by weight, the numbers unchanged. */
  formulaCoverage: number;
}

/** The overlap of a text that has the skeleton of a passage; null where only the hash is the same. */
export function judgeWhole(passage: Passage, text: Tokens): Overlap | null {
  const { count } = passage;
  if (text.count !== count) return null;
  const masked = maskNumbers(text);
  if (masked.some((hash, i) => hash !== passage.masked[i])) return null;
  const partners = Int32Array.from(masked.keys());
  const { overlap } = judgement(passage, text, { distance: 0, from: 0, to: count, partners });
  return { ...overlap, method: overlap.editSimilarity === 1 ? 'exact' : 'numbers' };
}

/** How a passage stands in the closest stretch among some tokens of a text. */
export function judgeStretch(passage: Passage, text: Tokens, from: number, to: number): Judgement {
  return judgement(passage, text, alignTokens(passage.masked, maskNumbers(text), from, to));
}

function judgement(passage: Passage, text: Tokens, alignment: Alignment): Judgement {
  const { hashes, kinds, weights, count } = passage;
  const { partners, distance } = alignment;
  const all = { word: 0, formula: 0, weight: 0 };
  const kept = { word: 0, formula: 0, weight: 0 };
  let otherNumbers = 0;
  for (let i = 0; i < count; i++) {
    const isProse = kinds[i] === tokenKind.word;
    const partner = partners[i]!;
    const isKept = partner >= 0 && hashes[i] === text.hashes[partner];
    if (partner >= 0 && !isKept) otherNumbers++;
    for (const sums of isKept ? [all, kept] : [all]) {
      if (isProse) sums.word += weights[i]!;
      else sums.formula += weights[i]!;
      sums.weight += weights[i]!;
    }
  }
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : 1);
  const coverage = share(kept.weight, all.weight);
  const editSimilarity = Math.max(0, 1 - (distance + otherNumbers) / count);
  const { id, part } = passage;
  const score = Math.min(coverage, editSimilarity);
  const method = editSimilarity === 1 ? 'exact' : 'words';
  return {
    overlap: { id, part, method, score, coverage, editSimilarity, ...markedSpans(passage, text, partners) },
    alignment,
    maskedSimilarity: Math.max(0, 1 - distance / count),
    wordCoverage: share(kept.word, all.word),
    formulaCoverage: share(kept.formula, all.formula),
  };
}

function markedSpans(passage: Tokens, text: Tokens, partners: Int32Array) {
  const passageSpans: Span[] = [];
  const textSpans: Span[] = [];
  const isMarked = (i: number) => partners[i]! >= 0 && passage.hashes[i] === text.hashes[partners[i]!];
  for (let i = 0; i < partners.length; i++) {
    if (!isMarked(i)) continue;
    const partner = partners[i]!;
    if (i > 0 && isMarked(i - 1) && partners[i - 1] === partner - 1) {
      passageSpans.at(-1)!.end = passage.ends[i]!;
      textSpans.at(-1)!.end = text.ends[partner]!;
    } else {
      passageSpans.push({ start: passage.starts[i]!, end: passage.ends[i]! });
      textSpans.push({ start: text.starts[partner]!, end: text.ends[partner]! });
    }
  }
  return { passageSpans, textSpans };
}
