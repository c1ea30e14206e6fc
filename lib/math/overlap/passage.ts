import { tokenKind } from '../text/token-classes.ts';
import { finishHash } from '../text/token-hash.ts';
import { isWord } from './word-weights.ts';

/** The first `count` tokens of these arrays are those of a text outside of its drawings, with where they stand in it. */
export interface Tokens {
  hashes: Int32Array;
  kinds: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  count: number;
}

/** Words of one n-gram, by the number of words of the passage: an edit in twenty words leaves most n-grams whole. */
export function gramLength(words: number): number {
  if (words < 16) return 3;
  if (words < 40) return 5;
  return words < 100 ? 8 : 13;
}

/** A problem or a solution of a benchmark, prepared for being found in other texts. */
export interface Passage extends Tokens {
  id: string;
  part: 'problem' | 'solution';
  /** The tokens, a number being the same as every other. */
  masked: Int32Array;
  /** The tokens that are words or numbers, as indices of tokens. */
  words: Int32Array;
  /** What each token tells in nats, less where it stands in a phrase of many; and their sum. */
  weights: Float32Array;
  weight: number;
  /** The sum of the weights of the words before each word, and of all at the end. */
  wordWeightBefore: Float32Array;
  gram: number;
}

/** A copy of the tokens of a text with the weights that they have in it. */
export function preparePassage(id: string, part: Passage['part'], tokens: Tokens, weigh: Weigh): Passage {
  const { count } = tokens;
  const hashes = tokens.hashes.slice(0, count);
  const kinds = tokens.kinds.slice(0, count);
  const words = Int32Array.from(kinds.keys().filter((i) => isWord(kinds[i]!)));
  const weights = weigh(tokens);
  const wordWeightBefore = new Float32Array(words.length + 1);
  words.forEach((token, w) => {
    wordWeightBefore[w + 1] = wordWeightBefore[w]! + weights[token]!;
  });
  return {
    id,
    part,
    hashes,
    kinds,
    starts: tokens.starts.slice(0, count),
    ends: tokens.ends.slice(0, count),
    count,
    masked: maskNumbers(tokens),
    words,
    weights,
    weight: weights.reduce((sum, weight) => sum + weight, 0),
    wordWeightBefore,
    gram: gramLength(words.length),
  };
}

export type Weigh = (tokens: Tokens) => Float32Array;

export const maskedNumber = 0x6d2b79f5;
export const skeletonMultiplier = 0x01000193;

/** The tokens with every number the same. */
export function maskNumbers({ hashes, kinds, count }: Tokens): Int32Array {
  const masked = hashes.slice(0, count);
  for (let i = 0; i < count; i++) if (kinds[i] === tokenKind.number) masked[i] = maskedNumber;
  return masked;
}

/** A hash of all tokens with the numbers masked, equal for a copy and for the same problem with other numbers. */
export function skeletonHash({ hashes, kinds, count }: Tokens): number {
  let h = count;
  for (let i = 0; i < count; i++) h = extendSkeleton(h, hashes[i]!, kinds[i]!);
  return finishHash(h);
}

export function extendSkeleton(h: number, hash: number, kind: number): number {
  return Math.imul(
    (h << 5) ^ (h >>> 27) ^ (kind === tokenKind.number ? maskedNumber : hash),
    skeletonMultiplier,
  );
}
