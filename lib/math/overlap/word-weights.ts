import { tokenKind } from '../text/token-classes.ts';
import { finishHash, hashToken } from '../text/token-hash.ts';
import { shareOfProblems } from './common-words.ts';
import type { Tokens } from './passage.ts';

/** For how many problems the built-in counts stand beside those of the benchmark itself. */
const builtInProblems = 1000;

/** What an operator or a TeX command weighs: a formula tells less than a rare word, but something. */
export const signWeight = 0.5;

const builtIn: ReadonlyMap<number, number> = new Map(
  [...shareOfProblems].map(([word, share]) => [
    hashToken(/^\d/.test(word) ? 'number' : 'word', word),
    share * builtInProblems,
  ]),
);

/** Tokens of a phrase; words alone make one sooner than words and formulas together. */
const phraseLengths = { words: 4, tokens: 6 };

/**
 * What the tokens of a problem tell about which one it is, in nats: inverse document frequency (Spärck Jones, 1972)
 * over the texts counted, on top of built-in counts for the words of every problem; divided by the number of texts
 * that hold the same phrase of four words ("express your answer as") or of six tokens.
 */
export class WordWeights {
  readonly #counts = new Map<number, number>(builtIn);
  readonly #phrases = new Map<number, number>();
  #texts = builtInProblems;

  /** Takes a text into the counts. */
  count(tokens: Tokens): void {
    const { hashes, kinds, count } = tokens;
    this.#texts++;
    const seen = new Set<number>();
    for (let i = 0; i < count; i++) if (isWord(kinds[i]!)) seen.add(hashes[i]!);
    for (const hash of seen) this.#counts.set(hash, (this.#counts.get(hash) ?? 0) + 1);
    for (const phrase of new Set(phrasesOf(tokens).map(({ hash }) => hash))) {
      this.#phrases.set(phrase, (this.#phrases.get(phrase) ?? 0) + 1);
    }
  }

  /** The weight of each token of a text. */
  weigh(tokens: Tokens): Float32Array {
    const { hashes, kinds, count } = tokens;
    const weights = Float32Array.from({ length: count }, (_, i) => this.#weight(hashes[i]!, kinds[i]!));
    const commonest = new Int32Array(count).fill(1);
    for (const { hash, from, length } of phrasesOf(tokens)) {
      const texts = this.#phrases.get(hash) ?? 1;
      for (let i = from; i < from + length; i++) commonest[i] = Math.max(commonest[i]!, texts);
    }
    return weights.map((weight, i) => weight / commonest[i]!);
  }

  #weight(hash: number, kind: number): number {
    if (!isWord(kind)) return signWeight;
    return Math.log((this.#texts + 1) / ((this.#counts.get(hash) ?? 0) + 1));
  }
}

interface Phrase {
  hash: number;
  from: number;
  length: number;
}

function phrasesOf({ hashes, kinds, count }: Tokens): Phrase[] {
  const found: Phrase[] = [];
  let run = 0;
  for (let i = 0; i < count; i++) {
    run = kinds[i] === tokenKind.word ? run + 1 : 0;
    const lengths =
      run >= phraseLengths.words ? [phraseLengths.words, phraseLengths.tokens] : [phraseLengths.tokens];
    for (const length of lengths) {
      const from = i + 1 - length;
      if (from < 0) continue;
      let hash = length;
      for (let k = from; k <= i; k++) hash = finishHash(Math.imul(hash, 31) ^ hashes[k]!);
      found.push({ hash, from, length });
    }
  }
  return found;
}

/** Words and numbers are what n-grams are made of; commands and operators are not. */
export const isWord = (kind: number): boolean => kind <= tokenKind.number;
