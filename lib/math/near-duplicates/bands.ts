import { permutationCount } from './permutation-kernel.ts';
import { checkSignature } from './signature.ts';
import { type KeyHalves, toBigInt } from './text-keys.ts';

/** How a signature is cut: `bands` keys over `rows` permutations each. Two texts meet where one key is equal. */
export interface Banding {
  bands: number;
  rows: number;
}

export interface BandingOptions {
  /** The least chance that two texts exactly as similar as the threshold meet. Default 0.97. */
  recall?: number;
}

/**
 * The banding for a threshold of similarity: the most rows, hence the fewest chance meetings, with which two texts
 * at the threshold meet at least with the chance asked for, and no more bands than that takes.
 * Leskovec, Rajaraman & Ullman, Mining of Massive Datasets, section 3.4. Throws a RangeError outside (0, 1).
 */
export function chooseBanding(threshold: number, { recall = 0.97 }: BandingOptions = {}): Banding {
  if (!(threshold > 0 && threshold < 1)) throw new RangeError('The threshold must lie between 0 and 1.');
  if (!(recall > 0 && recall < 1)) throw new RangeError('The recall must lie between 0 and 1.');
  for (let rows = 16; rows > 1; rows--) {
    const bands = Math.ceil(Math.log(1 - recall) / Math.log1p(-(threshold ** rows)));
    if (bands * rows <= permutationCount) return { bands, rows };
  }
  return { bands: permutationCount, rows: 1 };
}

/** The chance that two texts of this Jaccard similarity share at least one band. */
export function meetingChance(similarity: number, { bands, rows }: Banding): number {
  return 1 - (1 - similarity ** rows) ** bands;
}

/** The chance that the estimate of two texts of this similarity reaches the threshold: a binomial tail. */
export function confirmationChance(similarity: number, threshold: number): number {
  if (similarity <= 0) return threshold <= 0 ? 1 : 0;
  if (similarity >= 1) return 1;
  const least = Math.ceil(threshold * permutationCount - 1e-9);
  let logTerm = permutationCount * Math.log1p(-similarity);
  let sum = least === 0 ? Math.exp(logTerm) : 0;
  for (let k = 1; k <= permutationCount; k++) {
    logTerm += Math.log((permutationCount - k + 1) / k) + Math.log(similarity) - Math.log1p(-similarity);
    if (k >= least) sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}

/** The share of pairs of this similarity that are found: they meet, and the estimate confirms them. */
export function expectedRecall(
  similarity: number,
  threshold: number,
  banding = chooseBanding(threshold),
): number {
  return meetingChance(similarity, banding) * confirmationChance(similarity, threshold);
}

/** The similarity that is left when a share of a text's words is replaced at random: `p / (2 − p)` with `p = (1 − e)^k`. */
export function similarityAfterEdits(editRate: number, tokensPerShingle = 3): number {
  const intact = (1 - editRate) ** tokensPerShingle;
  return intact / (2 - intact);
}

/** The curve to show beside a threshold: the expected recall at similarities 0, 0.02 … 1. */
export function recallCurve(threshold: number, banding = chooseBanding(threshold)) {
  return Array.from({ length: 51 }, (_, i) => {
    const similarity = i / 50;
    return { similarity, recall: expectedRecall(similarity, threshold, banding) };
  });
}

/** Half a key of one band of the permutations that start at `from`: enough for a table in memory. */
export function bandHash(lanes: Uint16Array, from: number, band: number, rows: number): number {
  let hash = Math.imul(band + 1, 0x01000193);
  const first = from + band * rows;
  for (let r = first; r < first + rows; r++)
    hash = Math.imul((hash << 9) ^ (hash >>> 23) ^ lanes[r]!, 0x9e3779b1);
  return hash ^ (hash >>> 15);
}

/** Writes the key of one band of the permutations that start at `from`; keys of different bands differ. */
export function bandKey(lanes: Uint16Array, from: number, band: number, rows: number, into: KeyHalves): void {
  let high = Math.imul(band + 1, 0x9e3779b1);
  const first = from + band * rows;
  for (let r = first; r < first + rows; r++) {
    high = Math.imul(high + lanes[r]!, 0x85ebca6b);
    high ^= high >>> 13;
  }
  into.low = bandHash(lanes, from, band, rows);
  into.high = high;
}

/**
 * The keys under which a signature is stored and looked up, one for each band: two texts are candidates where they
 * share one, whichever band it is of, so that one index over all keys of all texts is enough.
 */
export function bandKeys(signature: Uint8Array, { bands, rows }: Banding): BigInt64Array<ArrayBuffer> {
  checkSignature(signature);
  const view = new DataView(signature.buffer, signature.byteOffset);
  const lanes = Uint16Array.from({ length: permutationCount }, (_, p) => view.getUint16(4 + 2 * p, true));
  const halves = { low: 0, high: 0 };
  return BigInt64Array.from({ length: bands }, (_, band) => {
    bandKey(lanes, 0, band, rows, halves);
    return toBigInt(halves);
  });
}
