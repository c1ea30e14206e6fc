import { finishHash } from '../text/token-hash.ts';
import { HashFilter } from './hash-filter.ts';
import { MultiTable } from './multi-table.ts';
import type { Passage } from './passage.ts';

const SHORTEST = 3;
const LONGER = [5, 8, 13] as const;

/** An n-gram in more passages than this, or than one in two hundred, is a phrase that everybody writes. */
const commonFrom = 10;

/** The hashes of all runs of three words, from the hashes of the words. */
function writeTrigrams(words: Int32Array, count: number, into: Int32Array): void {
  for (let w = 0; w + SHORTEST <= count; w++) {
    const low = Math.imul(words[w]!, 0x85ebca6b) ^ Math.imul(words[w + 1]!, 0x9e3779b1);
    into[w] = finishHash(low ^ words[w + 2]!);
  }
}

/** The hash of a longer n-gram, from trigrams that cover it. */
function gramHash(trigrams: Int32Array, from: number, length: number): number {
  const last = from + length - SHORTEST;
  let h = length;
  for (let t = from; t < last; t += SHORTEST) h = Math.imul((h << 7) ^ (h >>> 25) ^ trigrams[t]!, 0x9e3779b1);
  return length === SHORTEST ? trigrams[from]! : finishHash(Math.imul(h ^ trigrams[last]!, 0x9e3779b1));
}

function trigramsOf(passage: Passage): Int32Array {
  const words = wordHashes(passage);
  const trigrams = new Int32Array(Math.max(0, words.length - SHORTEST + 1));
  writeTrigrams(words, words.length, trigrams);
  return trigrams;
}

/** Where a text and a passage share n-grams. */
export interface GramMatch {
  passage: number;
  /** The share of the weight of the passage's words that lies in shared n-grams. */
  coverage: number;
  /** The word of the text at which the passage would begin, by most of the n-grams; may lie outside of the text. */
  begin: number;
}

/**
 * The n-grams of words of all passages: 3, 5, 8 or 13 words by the passage's length. A text is read once; a filter of
 * trigrams says at once where there is nothing to look up.
 */
export class GramIndex {
  readonly #passages: readonly Passage[];
  readonly #table: MultiTable;
  /** Trigrams that are n-grams, and those within longer n-grams: only where they stand in a row can one of those be. */
  readonly #trigrams: HashFilter;
  readonly #longer: HashFilter;
  /** The number of each passage's first word among the words of all, and the passage of each word. */
  readonly #firsts: Int32Array;
  readonly #owners: Int32Array;
  /** The share of its passage's weight that the n-gram at each word covers. */
  readonly #gramWeights: Float32Array;
  /** The greatest of these shares among the passages that have a key of the table. */
  readonly #greatest: Float32Array;
  /** While one text is read: the last hit of each passage, and at most how much of its weight the hits cover. */
  readonly #lastHit: Int32Array;
  readonly #bounds: Float32Array;
  #hits = hitsFor(256);
  /** The keys of the table that a text has, with where it has them. */
  #foundKeys = new Int32Array(256);
  #foundWords = new Int32Array(256);
  #foundCount = 0;
  /** At most what share of any passage these keys cover. */
  #bound = 0;
  #hitCount = 0;
  #keys = new Int32Array(1024);
  #marks = new Uint8Array(1024);
  readonly #touched: number[] = [];
  readonly #covered: Uint8Array;

  constructor(passages: readonly Passage[]) {
    this.#passages = passages;
    const lengths = passages.map(({ words }) => words.length);
    this.#firsts = new Int32Array(passages.length);
    for (let p = 1; p < passages.length; p++) this.#firsts[p] = this.#firsts[p - 1]! + lengths[p - 1]!;
    this.#owners = Int32Array.from(lengths.flatMap((length, p) => Array<number>(length).fill(p)));
    this.#gramWeights = new Float32Array(this.#owners.length);
    this.#table = this.#collect();
    this.#greatest = this.#greatestShares();
    const [whole, parts] = this.#trigramsOf();
    this.#trigrams = new HashFilter(whole, parts, whole.size + parts.size);
    this.#longer = new HashFilter(this.#table.keys(), [], this.#table.size);
    this.#lastHit = new Int32Array(passages.length).fill(-1);
    this.#bounds = new Float32Array(passages.length);
    this.#covered = new Uint8Array(Math.max(0, ...lengths));
  }

  #collect(): MultiTable {
    const keys: number[] = [];
    const places: number[] = [];
    for (const [p, passage] of this.#passages.entries()) {
      const trigrams = trigramsOf(passage);
      for (let w = 0; w + passage.gram <= passage.words.length; w++) {
        keys.push(gramHash(trigrams, w, passage.gram));
        places.push(this.#firsts[p]! + w);
        this.#gramWeights[this.#firsts[p]! + w] = shareOf(passage, w);
      }
    }
    return new MultiTable(keys, places, Math.max(commonFrom, this.#passages.length / 200));
  }

  #greatestShares(): Float32Array {
    const { starts, values, size } = this.#table;
    return Float32Array.from({ length: size }, (_, key) =>
      values
        .subarray(starts[key]!, starts[key + 1]!)
        .reduce((most, at) => Math.max(most, this.#gramWeights[at]!), 0),
    );
  }

  #trigramsOf(): [whole: Set<number>, parts: Set<number>] {
    const whole = new Set<number>();
    const parts = new Set<number>();
    for (const passage of this.#passages) {
      const isWhole = passage.gram === SHORTEST;
      for (const trigram of trigramsOf(passage)) {
        if (!isWhole) parts.add(trigram);
        else if (this.#table.find(trigram) >= 0) whole.add(trigram);
      }
    }
    return [whole, parts];
  }

  /**
   * The passages that share n-grams with the first `count` words of a text, by the words' hashes; those only of which
   * at least a share is covered.
   */
  match(words: Int32Array, count: number, leastCoverage: number): readonly GramMatch[] {
    if (this.#keys.length < count) {
      this.#keys = new Int32Array(2 * count);
      this.#marks = new Uint8Array(2 * count);
    }
    const trigrams = this.#keys;
    const marks = this.#marks;
    writeTrigrams(words, count, trigrams);
    this.#trigrams.lookAtAll(trigrams, count - SHORTEST + 1, marks);
    let run = 0;
    for (let w = 0; w + SHORTEST <= count; w++) {
      const found = marks[w]!;
      // Without a branch, which could not be foreseen.
      run = Math.imul(run + 1, found >>> 1);
      if ((found & 1) === 1) this.#lookUp(trigrams[w]!, w);
      if (run >= 3) this.#lookUpLonger(trigrams, w + SHORTEST, run + 2);
    }
    const matches = this.#bound < leastCoverage ? noMatches : this.#matches(leastCoverage);
    this.#foundCount = 0;
    this.#bound = 0;
    return matches;
  }

  #lookUpLonger(trigrams: Int32Array, end: number, run: number): void {
    for (const length of LONGER) {
      if (length > run) return;
      const key = gramHash(trigrams, end - length, length);
      if (this.#longer.look(key) !== 0) this.#lookUp(key, end - length);
    }
  }

  #lookUp(hash: number, word: number): void {
    const key = this.#table.find(hash);
    if (key < 0) return;
    if (this.#foundCount === this.#foundKeys.length) this.#growFound();
    this.#foundKeys[this.#foundCount] = key;
    this.#foundWords[this.#foundCount++] = word;
    this.#bound += this.#greatest[key]!;
  }

  #growFound(): void {
    const [keys, words] = [this.#foundKeys, this.#foundWords];
    this.#foundKeys = new Int32Array(2 * keys.length);
    this.#foundWords = new Int32Array(2 * keys.length);
    this.#foundKeys.set(keys);
    this.#foundWords.set(words);
  }

  #note(found: number, word: number): void {
    const { starts, values } = this.#table;
    const last = starts[found + 1]!;
    if (this.#hitCount + last - starts[found]! > this.#hits.word.length)
      this.#growHits(last - starts[found]!);
    const { before, place, word: words } = this.#hits;
    for (let v = starts[found]!; v < last; v++) {
      const at = values[v]!;
      const passage = this.#owners[at]!;
      const hit = this.#hitCount++;
      if (this.#lastHit[passage]! < 0) this.#touched.push(passage);
      before[hit] = this.#lastHit[passage]!;
      place[hit] = at - this.#firsts[passage]!;
      words[hit] = word;
      this.#lastHit[passage] = hit;
      this.#bounds[passage]! += this.#gramWeights[at]!;
    }
  }

  #growHits(more: number): void {
    const { before, place, word } = this.#hits;
    this.#hits = hitsFor(2 * (word.length + more));
    this.#hits.before.set(before);
    this.#hits.place.set(place);
    this.#hits.word.set(word);
  }

  #matches(leastCoverage: number): GramMatch[] {
    for (let i = 0; i < this.#foundCount; i++) this.#note(this.#foundKeys[i]!, this.#foundWords[i]!);
    const matches: GramMatch[] = [];
    for (const passage of this.#touched) {
      if (this.#bounds[passage]! >= leastCoverage) {
        const coverage = this.#coverage(passage);
        if (coverage >= leastCoverage) matches.push({ passage, coverage, begin: this.#begin(passage) });
      }
      this.#lastHit[passage] = -1;
      this.#bounds[passage] = 0;
    }
    this.#touched.length = 0;
    this.#hitCount = 0;
    return matches;
  }

  /** The share of a passage's weight under all of its hits. */
  #coverage(number: number): number {
    const { before, place } = this.#hits;
    const { words, wordWeightBefore, gram } = this.#passages[number]!;
    const covered = this.#covered.fill(0, 0, words.length);
    for (let hit = this.#lastHit[number]!; hit >= 0; hit = before[hit]!) {
      for (let w = place[hit]!, end = w + gram; w < end; w++) covered[w] = 1;
    }
    let weight = 0;
    for (let w = 0; w < words.length; w++) {
      if (covered[w] === 1) weight += wordWeightBefore[w + 1]! - wordWeightBefore[w]!;
    }
    return weight / wordWeightBefore[words.length]!;
  }

  /** Where it begins in the text, by most of its hits. */
  #begin(number: number): number {
    const { before, place, word } = this.#hits;
    const begins: number[] = [];
    for (let hit = this.#lastHit[number]!; hit >= 0 && begins.length < mostBegins; hit = before[hit]!)
      begins.push(word[hit]! - place[hit]!);
    return commonest(begins, this.#passages[number]!.words.length / 4 + 2);
  }
}

interface Hits {
  /** The hit of the same passage before; -1 where it is the first. */
  before: Int32Array;
  /** The n-gram's first word in the passage and in the text. */
  place: Int32Array;
  word: Int32Array;
}

const hitsFor = (size: number): Hits => ({
  before: new Int32Array(size),
  place: new Int32Array(size),
  word: new Int32Array(size),
});

function shareOf({ wordWeightBefore: before, gram, words }: Passage, w: number): number {
  return (before[w + gram]! - before[w]!) / before[words.length]!;
}

const noMatches: readonly GramMatch[] = [];
const mostBegins = 100;

/** The one that the most others are near to. */
function commonest(begins: readonly number[], near: number): number {
  let best = begins[0]!;
  let most = 0;
  for (const begin of new Set(begins)) {
    const count = begins.filter((other) => Math.abs(other - begin) <= near).length;
    if (count > most) [best, most] = [begin, count];
  }
  return best;
}

/** The hashes of a passage's words. */
const wordHashes = ({ words, hashes }: Passage): Int32Array => words.map((token) => hashes[token]!);
