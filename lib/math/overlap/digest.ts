import { SHORTEST, writeTrigrams } from './grams.ts';
import type { HashFilter } from './hash-filter.ts';
import { skeletonHash, type Tokens } from './passage.ts';
import { isWord } from './word-weights.ts';

/** What is looked up of a text. The arrays may be those of the next text, too. */
export interface Digest {
  /** A hash of all tokens with the numbers masked. */
  skeleton: number;
  /** The hash of each word or number, and which token of the text it is. */
  words: Int32Array;
  wordTokens: Int32Array;
  wordCount: number;
  /** The hash of the three words from each word on. */
  trigrams: Int32Array;
  /**
   * Where n-grams may stand, two numbers each: the first word, and twice the number of trigrams in a row that lie in
   * longer n-grams, plus one where the trigram may be an n-gram itself.
   */
  candidates: Int32Array;
  candidateCount: number;
}

/** The digest of a text in plain TypeScript: for texts that the kernel is too small for, and what it must agree with. */
export function digestPlainly(tokens: Tokens, filter: HashFilter): Digest {
  const { hashes, kinds, count } = tokens;
  const wordTokens = Int32Array.from({ length: count }, (_, i) => i).filter((i) => isWord(kinds[i]!));
  const words = wordTokens.map((token) => hashes[token]!);
  const trigrams = new Int32Array(words.length);
  writeTrigrams(words, words.length, trigrams);
  const candidates: number[] = [];
  let run = 0;
  for (let w = 0; w + SHORTEST <= words.length; w++) {
    const mark = filter.look(trigrams[w]!);
    run = mark >= 2 ? run + 1 : 0;
    if ((mark & 1) === 1 || run >= SHORTEST) candidates.push(w, 2 * run + (mark & 1));
  }
  return {
    skeleton: skeletonHash(tokens),
    words,
    wordTokens,
    wordCount: words.length,
    trigrams,
    candidates: Int32Array.from(candidates),
    candidateCount: candidates.length / 2,
  };
}
