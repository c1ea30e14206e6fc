// sfc32 by Chris Doty-Humphrey (PractRand, 2010), seeded by the xmur3 string hash (after MurmurHash3, A. Appleby).

/** Hashes a string into a stream of 32-bit words (xmur3). */
function hashWords(text: string): () => number {
  let h = 1779033703 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 3432918353);
    h = (h << 13) | (h >>> 19);
  }
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507);
    h = Math.imul(h ^ (h >>> 13), 3266489909);
    h ^= h >>> 16;
    return h >>> 0;
  };
}

/**
 * A reproducible source of uniform numbers in [0, 1), 32 bits each: the same seed gives the same sequence
 * on every machine. Not for secrets. Period about 2^128 (at least 2^32).
 */
export function seededRandom(seed: string): () => number {
  const word = hashWords(seed);
  let a = word() | 0;
  let b = word() | 0;
  let c = word() | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}
