import type { Digest } from './digest.ts';
import { gramHash, gramsOf, SHORTEST, trigramsOf } from './grams.ts';
import { HashFilter } from './hash-filter.ts';
import { MultiTable } from './multi-table.ts';
import type { Passage } from './passage.ts';

const LONGER = [5, 8, 13] as const;

/** An n-gram in more passages than this, or than one in two hundred, is a phrase that everybody writes. */
const commonFrom = 10;

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
  readonly trigrams: HashFilter;
  readonly #longer: HashFilter;
  /** For each value of the table: the passage, the n-gram's first word in it and the share of its weight covered. */
  readonly #owners: Int32Array;
  readonly #places: Int32Array;
  readonly #shares: Float32Array;
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
  readonly #touched: number[] = [];
  readonly #covered: Uint8Array;

  constructor(passages: readonly Passage[]) {
    this.#passages = passages;
    const lengths = passages.map(({ words }) => words.length);
    const grams = gramsOf(passages);
    const most = Math.max(commonFrom, passages.length / 200);
    this.#table = new MultiTable(grams.keys, [...grams.keys.keys()], most);
    const inOrder = this.#table.values;
    this.#owners = inOrder.map((gram) => grams.owners[gram]!);
    this.#places = inOrder.map((gram) => grams.places[gram]!);
    this.#shares = Float32Array.from(inOrder, (gram) => grams.shares[gram]!);
    this.#greatest = this.#greatestShares();
    const [whole, parts] = this.#trigramsOf();
    this.trigrams = new HashFilter(whole, parts, whole.size + parts.size);
    this.#longer = new HashFilter(this.#table.keys(), [], this.#table.size);
    this.#lastHit = new Int32Array(passages.length).fill(-1);
    this.#bounds = new Float32Array(passages.length);
    this.#covered = new Uint8Array(Math.max(0, ...lengths));
  }

  #greatestShares(): Float32Array {
    const { starts, size } = this.#table;
    return Float32Array.from({ length: size }, (_, key) =>
      this.#shares.subarray(starts[key]!, starts[key + 1]!).reduce((most, share) => Math.max(most, share), 0),
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

  /** The passages that share n-grams with a text; those only of which at least a share is covered. */
  match({ candidates, candidateCount, trigrams }: Digest, leastCoverage: number): readonly GramMatch[] {
    for (let c = 0; c < 2 * candidateCount; c += 2) {
      const word = candidates[c]!;
      const run = candidates[c + 1]! >>> 1;
      if ((candidates[c + 1]! & 1) === 1) this.#lookUp(trigrams[word]!, word);
      if (run >= 3) this.#lookUpLonger(trigrams, word + SHORTEST, run + 2);
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

  /** At most how much of each passage's weight the keys that were found cover. */
  #bindPassages(): void {
    const { starts } = this.#table;
    const owners = this.#owners;
    const shares = this.#shares;
    const bounds = this.#bounds;
    for (let i = 0; i < this.#foundCount; i++) {
      const key = this.#foundKeys[i]!;
      for (let v = starts[key]!, last = starts[key + 1]!; v < last; v++) {
        const passage = owners[v]!;
        if (bounds[passage] === 0) this.#touched.push(passage);
        bounds[passage]! += shares[v]!;
      }
    }
  }

  /** Notes a key's hits of the passages that may be covered far enough. */
  #note(key: number, word: number, leastCoverage: number): void {
    const { starts } = this.#table;
    const last = starts[key + 1]!;
    if (this.#hitCount + last - starts[key]! > this.#hits.word.length) this.#growHits(last - starts[key]!);
    const { before, place, word: words } = this.#hits;
    for (let v = starts[key]!; v < last; v++) {
      const passage = this.#owners[v]!;
      if (this.#bounds[passage]! < leastCoverage) continue;
      const hit = this.#hitCount++;
      before[hit] = this.#lastHit[passage]!;
      place[hit] = this.#places[v]!;
      words[hit] = word;
      this.#lastHit[passage] = hit;
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
    this.#bindPassages();
    const bounds = this.#bounds;
    if (this.#touched.some((passage) => bounds[passage]! >= leastCoverage)) {
      for (let i = 0; i < this.#foundCount; i++)
        this.#note(this.#foundKeys[i]!, this.#foundWords[i]!, leastCoverage);
    }
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
