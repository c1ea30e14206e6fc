import { stablePosition } from '#lib/math/select/index.ts';

/**
 * The places of the `size` rows that come first in the stable order of their hashes, so that every smaller choice lies
 * within every larger one, on any machine. Equal rows keep their order. Ascending.
 */
export function nestedChoice(hashes: readonly Uint8Array[], size: number, randomSeed: number): Uint32Array {
  const seed = String(randomSeed);
  const keys = Float64Array.from(hashes, (hash) => stablePosition(Buffer.from(hash).toString('hex'), seed));
  const order = Uint32Array.from(hashes, (_, at) => at).sort((a, b) => keys[a]! - keys[b]! || a - b);
  return order.slice(0, size).sort();
}
