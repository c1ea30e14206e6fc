import { tokenKind } from '../text/token-classes.ts';
import { TokenScanner } from '../text/token-scanner.ts';

const BUCKET_BITS = 17;
/** Buckets of tokens and of pairs of neighbouring tokens. */
export const bucketCount = 2 ** BUCKET_BITS;
/** What is told of a text besides its tokens. */
export const shapeCount = 10;
/** Numbers that a feature's place is below. */
export const featureCount = bucketCount + shapeCount;

const kindMask = 7;
const DOLLAR = 36;

/**
 * The features of a problem, as a sparse vector: TF-IDF of tokens and of pairs of neighbouring tokens, hashed into
 * buckets and of length 1 together, then the shape of the text: its length, its TeX commands and numbers, how many
 * different ones, the longest number, formulas, sentences, and a 1. The arrays are reused by the next `read` and valid
 * up to `count`.
 */
export class TextFeatures {
  places = new Int32Array(1024);
  values = new Float32Array(1024);
  count = 0;
  readonly #scanner = new TokenScanner();
  readonly #counts = new Int32Array(bucketCount);
  /** Of each bucket: the logarithm of the number of texts over those with it. */
  readonly #weights = new Float32Array(bucketCount).fill(1);

  /** Weights from the texts that a model is trained on. */
  weigh(texts: Iterable<string>): void {
    const having = new Uint32Array(bucketCount);
    let documents = 0;
    for (const text of texts) {
      const found = this.#countBuckets(text);
      for (let i = 0; i < found; i++) {
        having[this.places[i]!]!++;
        this.#counts[this.places[i]!] = 0;
      }
      documents++;
    }
    for (let bucket = 0; bucket < bucketCount; bucket++) {
      this.#weights[bucket] = Math.log(1 + documents / Math.max(1, having[bucket]!));
    }
  }

  read(text: string): number {
    const found = this.#countBuckets(text);
    let square = 0;
    for (let i = 0; i < found; i++) {
      const bucket = this.places[i]!;
      const value = this.#weights[bucket]! * (1 + Math.log(this.#counts[bucket]!));
      this.values[i] = value;
      square += value * value;
      this.#counts[bucket] = 0;
    }
    const scale = square === 0 ? 0 : 1 / Math.sqrt(square);
    for (let i = 0; i < found; i++) this.values[i]! *= scale;
    this.count = found;
    for (const [i, value] of this.#shapeOf(text).entries()) this.#push(bucketCount + i, value);
    return this.count;
  }

  #push(place: number, value: number): void {
    this.places[this.count] = place;
    this.values[this.count++] = value;
  }

  /** Counts tokens and pairs into buckets; `places` lists the buckets, each once. */
  #countBuckets(text: string): number {
    const tokens = this.#scanner.scan(text);
    const { hashes } = this.#scanner;
    if (this.places.length < 2 * tokens + shapeCount) {
      this.places = new Int32Array(4 * tokens + shapeCount);
      this.values = new Float32Array(4 * tokens + shapeCount);
    }
    let found = 0;
    const add = (hash: number) => {
      const bucket = Math.imul(hash, 0x9e3779b1) >>> (32 - BUCKET_BITS);
      if (this.#counts[bucket]!++ === 0) this.places[found++] = bucket;
    };
    for (let i = 0; i < tokens; i++) {
      add(hashes[i]!);
      if (i > 0) add(hashes[i]! ^ Math.imul(hashes[i - 1]!, 0x85ebca6b));
    }
    return found;
  }

  /** Each about between 0 and 1 for usual problems. */
  #shapeOf(text: string): number[] {
    const { hashes, kinds, starts, ends, count } = this.#scanner;
    const commands = new Set<number>();
    let [commandTokens, numbers, longest, dollars, stops] = [0, 0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      const kind = kinds[i]! & kindMask;
      if (kind === tokenKind.command) {
        commandTokens++;
        commands.add(hashes[i]!);
      } else if (kind === tokenKind.number) {
        numbers++;
        longest = Math.max(longest, ends[i]! - starts[i]!);
      }
    }
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === DOLLAR) dollars++;
      else if (c === 46 || c === 63 || c === 33) stops++;
    }
    return [
      ...[Math.log1p(count) / 3, Math.sqrt(count) / 10, commandTokens / (count + 1)],
      ...[Math.log1p(commandTokens) / 3, numbers / (count + 1), Math.log1p(numbers) / 2],
      ...[commands.size / 5, Math.min(6, longest) / 3, Math.log1p(dollars) / 3 + Math.log1p(stops) / 3, 1],
    ];
  }
}
