import { seededRandom } from '../random.ts';
import { SymbolReader } from './symbols.ts';

/** How texts become vectors; vectors are comparable only under equal options and the same document frequencies. */
export interface TfIdfOptions {
  /** Lengths of n-grams of symbols, both ends included. */
  shortest: number;
  longest: number;
  /** log2 of the number of buckets that n-grams are hashed into. */
  bucketBits: number;
  /** Every number is one symbol: problems that differ in numbers alone are the same. */
  maskNumbers: boolean;
}

export const defaultTfIdfOptions: TfIdfOptions = {
  shortest: 3,
  longest: 5,
  bucketBits: 18,
  maskNumbers: false,
};

function requireOptions({ shortest, longest, bucketBits }: TfIdfOptions): void {
  const whole = [shortest, longest, bucketBits].every(Number.isInteger);
  if (whole && shortest >= 1 && longest >= shortest && longest <= 12 && bucketBits >= 8 && bucketBits <= 24)
    return;
  throw new RangeError(
    `n-grams from ${shortest} to ${longest} in 2^${bucketBits} buckets cannot be counted.`,
  );
}

/** One byte a bucket keeps all of them in the processor's nearer caches. */
const mostCounted = 255;

/**
 * Counts the buckets of a text's n-grams, up to 255; `touched` lists them, each once, up to the returned number.
 */
export class BucketCounter {
  readonly counts: Uint8Array;
  touched = new Int32Array(4096);
  readonly #options: TfIdfOptions;
  readonly #reader: SymbolReader;

  constructor(options: TfIdfOptions) {
    this.#options = options;
    this.#reader = new SymbolReader(options);
    this.counts = new Uint8Array(2 ** options.bucketBits);
  }

  /** Adds a text; the counts of `touched` must be set to 0 again before the next one. */
  count(text: string): number {
    const length = this.#reader.read(text);
    const { symbols } = this.#reader;
    const { shortest, longest, bucketBits } = this.#options;
    const most = length * (longest - shortest + 1);
    if (most > this.touched.length) this.touched = new Int32Array(2 * most);
    const { counts, touched } = this;
    const shift = 32 - bucketBits;
    let found = 0;
    for (let from = 0; from + shortest <= length; from++) {
      const end = Math.min(from + longest, length);
      let hash = 0x2f0b4f6d;
      for (let i = from; i < end; i++) {
        hash = Math.imul(hash ^ symbols[i]!, 0x9e3779b1);
        hash ^= hash >>> 15;
        if (i - from + 1 < shortest) continue;
        const bucket = Math.imul(hash, 0x85ebca6b) >>> shift;
        const before = counts[bucket]!;
        if (before === 0) touched[found++] = bucket;
        if (before < mostCounted) counts[bucket] = before + 1;
      }
    }
    return found;
  }
}

/** The first pass: in how many texts each bucket occurs. Texts may come in any order. */
export class DocumentFrequencies {
  readonly options: TfIdfOptions;
  readonly frequencies: Uint32Array;
  documents = 0;
  readonly #counter: BucketCounter;

  constructor(options: Partial<TfIdfOptions> = {}) {
    this.options = { ...defaultTfIdfOptions, ...options };
    requireOptions(this.options);
    this.#counter = new BucketCounter(this.options);
    this.frequencies = new Uint32Array(2 ** this.options.bucketBits);
  }

  add(text: string): void {
    const found = this.#counter.count(text);
    const { counts, touched } = this.#counter;
    for (let i = 0; i < found; i++) {
      const bucket = touched[i]!;
      this.frequencies[bucket]!++;
      counts[bucket] = 0;
    }
    this.documents++;
  }
}

/**
 * The second pass: unit vectors without a model. TF-IDF of n-grams of symbols (1 + ln tf, times ln of the number of
 * texts over the texts with it), hashed into buckets (K. Weinberger et al., "Feature hashing", ICML 2009) and projected
 * by a count sketch, a matrix with one entry ±1 in each column (M. Charikar, K. Chen and M. Farach-Colton, 2002). The dot
 * product of two vectors is the cosine of their TF-IDF with an error of about 1/√dimension. Deterministic: the same
 * frequencies, dimension and seed give the same vectors.
 */
export class TfIdfVectorizer {
  readonly dimension: number;
  readonly #counter: BucketCounter;
  /** Of each bucket, with the sign of its column. */
  readonly #weights: Float32Array;
  /** The dimension that each bucket goes into. */
  readonly #places: Uint16Array;

  /** Throws a RangeError unless the dimension is a whole number from 2 to 4,096. */
  constructor(frequencies: DocumentFrequencies, { dimension = 128, seed = 'tf-idf' } = {}) {
    if (!Number.isInteger(dimension) || dimension < 2 || dimension > 4096) {
      throw new RangeError(`The dimension is a whole number from 2 to 4096, not ${dimension}.`);
    }
    this.dimension = dimension;
    this.#counter = new BucketCounter(frequencies.options);
    const random = seededRandom(seed);
    this.#places = Uint16Array.from(frequencies.frequencies, () => random() * dimension);
    // A bucket that no text of the first pass has counts as one that a single text has.
    this.#weights = Float32Array.from(frequencies.frequencies, (texts) => {
      const weight = Math.log((1 + frequencies.documents) / Math.max(1, texts));
      return random() < 0.5 ? weight : -weight;
    });
  }

  /**
   * Writes a text's vector, of length 1, to `target` from `at` on. A text without a weighty n-gram, such as an empty
   * one, is the first unit vector.
   */
  write(text: string, target: Float32Array, at = 0): void {
    const found = this.#counter.count(text);
    const { counts, touched } = this.#counter;
    const [weights, places] = [this.#weights, this.#places];
    const end = at + this.dimension;
    target.fill(0, at, end);
    for (let i = 0; i < found; i++) {
      const bucket = touched[i]!;
      target[at + places[bucket]!]! += weights[bucket]! * logarithmOf(counts[bucket]!);
      counts[bucket] = 0;
    }
    let square = 0;
    for (let i = at; i < end; i++) square += target[i]! * target[i]!;
    if (square === 0) target[at] = 1;
    else for (let i = at, scale = 1 / Math.sqrt(square); i < end; i++) target[i]! *= scale;
  }
}

const logarithms = Float64Array.from({ length: 64 }, (_, count) => 1 + Math.log(count));
export const logarithmOf = (count: number) => (count < 64 ? logarithms[count]! : 1 + Math.log(count));

/**
 * The vectors of texts that can be read twice, one after another: row i is text i. `texts` is called once for each
 * pass, so that it may stream; throws a RangeError when the passes differ in length.
 */
export function tfIdfVectors(
  texts: () => Iterable<string>,
  options: Partial<TfIdfOptions> & { dimension?: number; seed?: string } = {},
): { values: Float32Array; dimension: number } {
  const { dimension, seed, ...grams } = options;
  const frequencies = new DocumentFrequencies(grams);
  for (const text of texts()) frequencies.add(text);
  const vectorizer = new TfIdfVectorizer(frequencies, { dimension, seed });
  const values = new Float32Array(frequencies.documents * vectorizer.dimension);
  let at = 0;
  for (const text of texts()) {
    if (at === values.length) throw new RangeError('The second pass has more texts than the first.');
    vectorizer.write(text, values, at);
    at += vectorizer.dimension;
  }
  if (at < values.length) throw new RangeError('The second pass has fewer texts than the first.');
  return { values, dimension: vectorizer.dimension };
}
