import { stablePosition } from '#lib/math/select/index.ts';

/** Where a row with this hash stands in the stable order: a number in [0, 1), the same on any machine. */
export const nestedKey = (hash: Uint8Array, randomSeed: number): number =>
  stablePosition(Buffer.from(hash).toString('hex'), String(randomSeed));

/**
 * The places of rows in the order of their keys: its first so many are a subset of every longer beginning. Equal rows
 * keep their order.
 */
export const nestedOrder = (keys: ArrayLike<number>): Uint32Array =>
  Uint32Array.from(keys, (_, at) => at).sort((a, b) => keys[a]! - keys[b]! || a - b);

/** The places of the first so many of an order, ascending. */
export const beginningOf = (order: Uint32Array, size: number): Uint32Array => order.slice(0, size).sort();
