import { finishHash } from '../text/token-hash.ts';
import type { Passage } from './passage.ts';

/** Words of the shortest n-grams, of which the hashes of longer ones are made. */
export const SHORTEST = 3;

/** The hashes of all runs of three words, from the hashes of the words. */
export function writeTrigrams(words: Int32Array, count: number, into: Int32Array): void {
  for (let w = 0; w + SHORTEST <= count; w++) {
    const low = Math.imul(words[w]!, 0x85ebca6b) ^ Math.imul(words[w + 1]!, 0x9e3779b1);
    into[w] = finishHash(low ^ words[w + 2]!);
  }
}

/** The hash of a longer n-gram, from trigrams that cover it. */
export function gramHash(trigrams: Int32Array, from: number, length: number): number {
  const last = from + length - SHORTEST;
  let h = length;
  for (let t = from; t < last; t += SHORTEST) h = Math.imul((h << 7) ^ (h >>> 25) ^ trigrams[t]!, 0x9e3779b1);
  return length === SHORTEST ? trigrams[from]! : finishHash(Math.imul(h ^ trigrams[last]!, 0x9e3779b1));
}

export function trigramsOf(passage: Passage): Int32Array {
  const words = wordHashes(passage);
  const trigrams = new Int32Array(Math.max(0, words.length - SHORTEST + 1));
  writeTrigrams(words, words.length, trigrams);
  return trigrams;
}

/** All n-grams of all passages: hash, passage, first word, share of the passage's weight. */
export function gramsOf(passages: readonly Passage[]) {
  const grams: Record<'keys' | 'owners' | 'places' | 'shares', number[]> = {
    keys: [],
    owners: [],
    places: [],
    shares: [],
  };
  for (const [p, passage] of passages.entries()) {
    const trigrams = trigramsOf(passage);
    for (let w = 0; w + passage.gram <= passage.words.length; w++) {
      grams.keys.push(gramHash(trigrams, w, passage.gram));
      grams.owners.push(p);
      grams.places.push(w);
      grams.shares.push(shareOf(passage, w));
    }
  }
  return grams;
}

function shareOf({ wordWeightBefore: before, gram, words }: Passage, w: number): number {
  return (before[w + gram]! - before[w]!) / before[words.length]!;
}

/** The hashes of a passage's words. */
const wordHashes = ({ words, hashes }: Passage): Int32Array => words.map((token) => hashes[token]!);
