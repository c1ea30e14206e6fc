import { tokenKind } from '../text/token-classes.ts';
import { finishHash } from '../text/token-hash.ts';
import type { TokenScanner } from '../text/token-scanner.ts';

/** A 64-bit key as two 32-bit halves: what tables in memory hold; as one signed bigint it is what a database holds. */
export interface KeyHalves {
  low: number;
  high: number;
}

export function toBigInt({ low, high }: KeyHalves): bigint {
  return (BigInt(high | 0) << 32n) | BigInt(low >>> 0);
}

/** What stands in a skeleton for every number. */
const maskedNumber = 0x6d2b79f5;

/** The keys of one text, reused from text to text. */
export interface TextKeys {
  /** Equal for texts that are the same up to white space, layout and the grouping of digits. */
  exact: KeyHalves;
  /** Equal for texts with the same tokens when every number is masked. */
  skeleton: KeyHalves;
  /** Equal for texts with the same numbers in the same order. */
  numbers: KeyHalves;
}

export const emptyKeys = (): TextKeys => ({
  exact: { low: 0, high: 0 },
  skeleton: { low: 0, high: 0 },
  numbers: { low: 0, high: 0 },
});

/** Writes the keys of the text that the scanner holds. */
export function writeKeys(scanner: TokenScanner, { exact, skeleton, numbers }: TextKeys): void {
  const { hashes, kinds, count } = scanner;
  for (const key of [exact, skeleton, numbers]) begin(key);
  for (let i = 0; i < count; i++) {
    const hash = hashes[i]!;
    const isNumber = (kinds[i]! & 7) === tokenKind.number;
    if (isNumber) extend(numbers, hash);
    extend(skeleton, isNumber ? maskedNumber : hash);
  }
  exact.low = finishHash(scanner.spelling);
  exact.high = finishHash(Math.imul(skeleton.high, 0x85ebca6b) ^ numbers.high ^ count);
  finish(skeleton);
  finish(numbers);
}

function begin(key: KeyHalves): void {
  key.low = 0x1b873593;
  key.high = 0x3c6ef372;
}

function extend(key: KeyHalves, hash: number): void {
  key.low = Math.imul((key.low << 5) ^ (key.low >>> 27) ^ hash, 0x01000193);
  key.high = (Math.imul(key.high, 0x2c1b3c6d) + Math.imul(hash, 0x9e3779b1)) | 0;
}

function finish(key: KeyHalves): void {
  key.low = finishHash(key.low);
  key.high = finishHash(key.high);
}
