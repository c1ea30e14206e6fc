import { PostedRows } from './posted-rows.ts';
import { BucketCounter, DocumentFrequencies, logarithmOf, type TfIdfOptions } from './tf-idf.ts';

/** A text and how near it is: the cosine of the TF-IDF vectors. */
export interface SimilarText {
  row: number;
  score: number;
}

/** Rows that are compared as a whole rather than bounded any further. */
const fewRows = 4;

/** Sums in 32 bits err in the seventh digit. */
const tolerance = 1e-5;

/**
 * Finds, among fixed texts, all whose TF-IDF vector of symbol n-grams has at least a cosine of `threshold` with that of
 * another text. Exact: nothing is sampled or projected. Features are looked up rank by rank, the rarest first, only until
 * the lengths of what is left of both vectors bound the cosine of every row (R. Bayardo, Y. Ma and R. Srikant, "Scaling up
 * all pairs similarity search", 2007; D. Anastasiu and G. Karypis, "L2AP", 2014). Throws a RangeError unless
 * 0 < threshold < 1.
 */
export class SimilarTexts {
  readonly #threshold: number;
  readonly #counter: BucketCounter;
  readonly #rows: PostedRows;
  /** While one text is looked up: its features, their ranks and weights, and the same in the order of the ranks. */
  #ranks = new Uint8Array(1024);
  #weights = new Float32Array(1024);
  #buckets = new Int32Array(1024);
  #ordered = new Float32Array(1024);
  /** Of each rank: its squared length, and where its features end. */
  readonly #squares: Float64Array;
  readonly #ends: Int32Array;
  #count = 0;

  constructor(
    texts: readonly string[],
    { threshold, ...options }: Partial<TfIdfOptions> & { threshold: number },
  ) {
    if (!(threshold > 0 && threshold < 1)) {
      throw new RangeError(`The least similarity is between 0 and 1, not ${threshold}.`);
    }
    const counted = new DocumentFrequencies(options);
    for (const text of texts) counted.add(text);
    this.#threshold = threshold - tolerance;
    this.#counter = new BucketCounter(counted.options);
    this.#rows = new PostedRows(counted, texts.length);
    this.#squares = new Float64Array(this.#rows.ranks);
    this.#ends = new Int32Array(this.#rows.ranks);
    for (const text of texts) {
      const square = this.#weigh(text, Number.POSITIVE_INFINITY);
      this.#rows.add(this.#buckets.subarray(0, this.#count), this.#ordered, 1 / Math.sqrt(square || 1));
    }
  }

  /** The texts that are near enough, the nearest first. */
  find(text: string): SimilarText[] {
    const most = 1 - this.#threshold ** 2;
    const square = this.#weigh(text, most);
    if (square === 0) return [];
    const rows = this.#candidates(square);
    if (rows.length === 0) return [];
    const scale = 1 / Math.sqrt(square);
    const scores = this.#rows.products(rows, this.#buckets.subarray(0, this.#count), this.#ordered);
    return rows
      .map((row, i) => ({ row, score: Math.min(1, scores[i]! * scale) }))
      .filter(({ score }) => score >= this.#threshold)
      .sort((one, other) => other.score - one.score);
  }

  /** Looks features up until few rows are left that may be near enough. */
  #candidates(square: number): number[] {
    const rows = this.#rows;
    const least = this.#threshold * Math.sqrt(square);
    let left = square - this.#squares[0]!;
    let from = this.#ends[0]!;
    let candidates: number[] = [];
    for (let rank = 1; rank < rows.ranks; rank++) {
      const end = this.#ends[rank]!;
      if (end === from) continue;
      for (let i = from; i < end; i++) rows.share(this.#buckets[i]!, this.#ordered[i]!);
      from = end;
      left -= this.#squares[rank]!;
      // A row that shares nothing yet could still be near enough.
      if (left >= least * least) continue;
      candidates = rows.shared(rank, Math.sqrt(Math.max(0, left)), least);
      if (candidates.length <= fewRows) break;
    }
    rows.forget();
    return candidates;
  }

  /**
   * Reads the vector of a text, in the order of its features' ranks, and returns its squared length; 0 where it has none
   * or where a greater share of it than `mostUnknown` is of features that no row has.
   */
  #weigh(text: string, mostUnknown: number): number {
    const found = this.#counter.count(text);
    if (this.#ranks.length < found) this.#grow(2 * found);
    const { counts, touched } = this.#counter;
    const [ranks, weights, squares, ends] = [this.#ranks, this.#weights, this.#squares, this.#ends];
    const { textsWith, rankOf, idf } = this.#rows;
    squares.fill(0);
    ends.fill(0);
    let square = 0;
    for (let i = 0; i < found; i++) {
      const bucket = touched[i]!;
      const texts = textsWith[bucket]!;
      const rank = rankOf[texts]!;
      const weight = idf[texts]! * logarithmOf(counts[bucket]!);
      counts[bucket] = 0;
      ranks[i] = rank;
      weights[i] = weight;
      squares[rank]! += weight * weight;
      ends[rank]!++;
      square += weight * weight;
    }
    this.#count = found;
    if (squares[0]! > mostUnknown * square) return 0;
    this.#order(found);
    return square;
  }

  /** Sorts the features by their ranks, by counting. */
  #order(found: number): void {
    const [ranks, weights, ends] = [this.#ranks, this.#weights, this.#ends];
    const { touched } = this.#counter;
    let before = 0;
    for (let rank = 0; rank < ends.length; rank++) {
      const size = ends[rank]!;
      ends[rank] = before;
      before += size;
    }
    for (let i = 0; i < found; i++) {
      const at = ends[ranks[i]!]!++;
      this.#buckets[at] = touched[i]!;
      this.#ordered[at] = weights[i]!;
    }
  }

  #grow(size: number): void {
    this.#ranks = new Uint8Array(size);
    this.#weights = new Float32Array(size);
    this.#buckets = new Int32Array(size);
    this.#ordered = new Float32Array(size);
  }
}
