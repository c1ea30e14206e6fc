import { stablePosition } from '#lib/math/select/index.ts';

/**
 * The places of rows in the stable order of their hashes: its first so many are a subset of every longer beginning, on
 * any machine. Equal rows keep their order.
 */
export function nestedOrder(hashes: readonly Uint8Array[], randomSeed: number): Uint32Array {
  const seed = String(randomSeed);
  const keys = Float64Array.from(hashes, (hash) => stablePosition(Buffer.from(hash).toString('hex'), seed));
  return Uint32Array.from(hashes, (_, at) => at).sort((a, b) => keys[a]! - keys[b]! || a - b);
}

/** The places of the first so many of an order, ascending. */
export const beginningOf = (order: Uint32Array, size: number): Uint32Array => order.slice(0, size).sort();
