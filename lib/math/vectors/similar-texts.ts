import { BucketCounter, DocumentFrequencies, logarithmOf, type TfIdfOptions } from './tf-idf.ts';

/** A text and how near it is: the cosine of the TF-IDF vectors. */
export interface SimilarText {
  row: number;
  score: number;
}

/** A unit vector; features are numbered by how common they are, the rarest first, and stand in that order. */
interface Sparse {
  features: Int32Array;
  weights: Float32Array;
}

/** A feature that a text has so often counts as one time less; a feature and its count go into one number. */
const mostCount = 64;

/** The share of the threshold that what is left of a text's features, in length, may still be when others are asked. */
const leftShare = 0.75;

/**
 * Finds, among fixed texts, all whose TF-IDF vector of symbol n-grams has at least a cosine of `threshold` with that of
 * another text. Exact: nothing is sampled or projected. The rarest features are looked up first, until what is left of
 * the vector's length bounds the cosine of every text that shares too little of them (R. Bayardo, Y. Ma and R. Srikant,
 * "Scaling up all pairs similarity search", 2007). Throws a RangeError unless 0 < threshold < 1.
 */
export class SimilarTexts {
  readonly #threshold: number;
  readonly #counter: BucketCounter;
  /** Of each feature. */
  readonly #idf: Float32Array;
  /** The feature of each bucket; those that no text has come first. */
  readonly #featureOf: Int32Array;
  readonly #firstKnown: number;
  readonly #rows: Sparse[];
  /** The rows that have a feature, with its weight: from `#starts[feature]` to before `#starts[feature + 1]`. */
  readonly #starts: Int32Array;
  readonly #posted: Int32Array;
  readonly #postedWeights: Float32Array;
  /** While one text is looked up: what each row shares of its first features, and its weights. */
  readonly #shared: Float32Array;
  readonly #query: Float32Array;
  #packed = new Uint32Array(1024);

  constructor(
    texts: readonly string[],
    { threshold, ...options }: Partial<TfIdfOptions> & { threshold: number },
  ) {
    if (!(threshold > 0 && threshold < 1)) {
      throw new RangeError(`The least similarity is between 0 and 1, not ${threshold}.`);
    }
    const counted = new DocumentFrequencies(options);
    for (const text of texts) counted.add(text);
    const { frequencies } = counted;
    this.#threshold = threshold;
    this.#counter = new BucketCounter(counted.options);
    const order = rarestFirst(frequencies, texts.length);
    this.#featureOf = new Int32Array(frequencies.length);
    for (const [feature, bucket] of order.entries()) this.#featureOf[bucket] = feature;
    this.#firstKnown = frequencies.reduce((count, texts) => count + (texts === 0 ? 1 : 0), 0);
    this.#idf = Float32Array.from(order, (bucket) =>
      Math.log((1 + texts.length) / Math.max(1, frequencies[bucket]!)),
    );
    this.#query = new Float32Array(frequencies.length);
    this.#rows = texts.map((text) => this.#vector(text) ?? empty);
    this.#shared = new Float32Array(texts.length);
    this.#starts = this.#countPosts();
    this.#posted = new Int32Array(this.#starts.at(-1)!);
    this.#postedWeights = new Float32Array(this.#posted.length);
    this.#post();
  }

  /** The texts that are near enough, the nearest first. */
  find(text: string): SimilarText[] {
    const vector = this.#vector(text);
    if (vector === null) return [];
    const rows = this.#candidates(vector);
    if (rows.length === 0) return [];
    const { features, weights } = vector;
    for (let i = 0; i < features.length; i++) this.#query[features[i]!] = weights[i]!;
    const found: SimilarText[] = [];
    for (const row of rows) {
      const score = this.#cosine(this.#rows[row]!);
      if (score >= this.#threshold) found.push({ row, score: Math.min(1, score) });
    }
    for (const feature of features) this.#query[feature] = 0;
    return found.sort((one, other) => other.score - one.score);
  }

  #cosine({ features, weights }: Sparse): number {
    let sum = 0;
    for (let i = 0; i < features.length; i++) sum += weights[i]! * this.#query[features[i]!]!;
    return sum;
  }

  /** The rows that share enough of the first features. */
  #candidates({ features, weights }: Sparse): number[] {
    const touched: number[] = [];
    let left = 1;
    for (let i = 0; i < features.length && left > (leftShare * this.#threshold) ** 2; i++) {
      const weight = weights[i]!;
      left -= weight ** 2;
      const end = this.#starts[features[i]! + 1]!;
      for (let at = this.#starts[features[i]!]!; at < end; at++) {
        const row = this.#posted[at]!;
        if (this.#shared[row] === 0) touched.push(row);
        this.#shared[row]! += weight * this.#postedWeights[at]!;
      }
    }
    // Sums in 32 bits err in the seventh digit.
    const least = this.#threshold - Math.sqrt(Math.max(0, left)) - 1e-4;
    const rows = touched.filter((row) => this.#shared[row]! >= least);
    for (const row of touched) this.#shared[row] = 0;
    return rows;
  }

  /** The vector of a text; null where what no other text has is already too much of it. */
  #vector(text: string): Sparse | null {
    const found = this.#counter.count(text);
    const { counts, touched } = this.#counter;
    if (this.#packed.length < found) this.#packed = new Uint32Array(2 * found);
    const packed = this.#packed.subarray(0, found);
    for (let i = 0; i < found; i++) {
      const bucket = touched[i]!;
      packed[i] = this.#featureOf[bucket]! * mostCount + Math.min(counts[bucket]!, mostCount - 1);
      counts[bucket] = 0;
    }
    return this.#weigh(packed.sort());
  }

  #weigh(packed: Uint32Array): Sparse | null {
    const features = new Int32Array(packed.length);
    const weights = new Float32Array(packed.length);
    let square = 0;
    let unknown = 0;
    for (let i = 0; i < packed.length; i++) {
      const feature = Math.floor(packed[i]! / mostCount);
      const weight = this.#idf[feature]! * logarithmOf(packed[i]! % mostCount);
      features[i] = feature;
      weights[i] = weight;
      square += weight * weight;
      if (feature < this.#firstKnown) unknown = square;
    }
    if (square === 0 || unknown > (1 - this.#threshold ** 2) * square) return null;
    const scale = 1 / Math.sqrt(square);
    for (let i = 0; i < weights.length; i++) weights[i]! *= scale;
    return { features, weights };
  }

  #countPosts(): Int32Array {
    const starts = new Int32Array(this.#idf.length + 1);
    for (const { features } of this.#rows) for (const feature of features) starts[feature + 1]!++;
    for (let feature = 0; feature < this.#idf.length; feature++) starts[feature + 1]! += starts[feature]!;
    return starts;
  }

  #post(): void {
    const next = this.#starts.slice();
    for (const [row, { features, weights }] of this.#rows.entries()) {
      for (let i = 0; i < features.length; i++) {
        const at = next[features[i]!]!++;
        this.#posted[at] = row;
        this.#postedWeights[at] = weights[i]!;
      }
    }
  }
}

/** The buckets in the order of how many texts have them, by counting. */
function rarestFirst(frequencies: Uint32Array, texts: number): Int32Array {
  const next = new Int32Array(texts + 2);
  for (const count of frequencies) next[count + 1]!++;
  for (let count = 0; count <= texts; count++) next[count + 1]! += next[count]!;
  const order = new Int32Array(frequencies.length);
  for (const [bucket, count] of frequencies.entries()) order[next[count]!++] = bucket;
  return order;
}

const empty: Sparse = { features: new Int32Array(0), weights: new Float32Array(0) };
