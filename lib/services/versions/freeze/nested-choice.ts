import { createHash } from 'node:crypto';

/**
 * The places of the `size` rows that come first in a stable hash order: SHA-256 over a random seed and the row's own
 * hash, so that every smaller choice lies within every larger one, on any machine. Equal rows keep their order.
 * Ascending.
 */
export function nestedChoice(hashes: readonly Uint8Array[], size: number, randomSeed: number): Uint32Array {
  const keys = new Float64Array(hashes.length);
  for (const [at, hash] of hashes.entries()) {
    const digest = createHash('sha256').update(`${randomSeed}\0`).update(hash).digest();
    // 48 bits, which a number holds exactly.
    keys[at] = digest.readUIntBE(0, 6);
  }
  const order = Uint32Array.from(hashes, (_, at) => at).sort((a, b) => keys[a]! - keys[b]! || a - b);
  return order.slice(0, size).sort();
}
