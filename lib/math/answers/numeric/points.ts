import { type Rational, rational } from '../rational.ts';
import { type Complex, complex } from './complex.ts';
import type { Point } from './evaluate.ts';

/** A small generator of numbers in [0, 1) (mulberry32), seeded so that every run takes the same points. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `wide` spreads the symbols over several orders of size, so that every branch of max, min and the like is met. */
export type Domain = 'real' | 'wide' | 'integer';

/** Points with positive rational coordinates, different for every symbol. */
export function rationalPoints(symbols: readonly string[], count: number): Map<string, Rational>[] {
  return Array.from({ length: count }, (_, k) => {
    const entries = symbols.map((name, j) => [name, rational(11 + 6 * j + 13 * k + j * j, 7 + k)] as const);
    return new Map(entries);
  });
}

const REAL_SHAPES: readonly ((u: number) => number)[] = [
  (u) => 0.4 + 2.1 * u,
  (u) => 0.1 + 0.8 * u,
  (u) => 1.5 + 5 * u,
  (u) => 4 * u - 2,
  (u) => -0.2 - 1.9 * u,
  (u) => 9 * u - 4.5,
  (u) => 0.3 + 1.2 * u,
  (u) => 2 + 9 * u,
];
/** Under gcd and lcm symbols are indeterminates; different primes keep their common factors apart as polynomials do. */
const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71];

/** `count` points that give every symbol a value, the same ones for the same symbols. */
export function points(symbols: readonly string[], domain: Domain, count: number): Point[] {
  const next = generator(20_240_601 + symbols.length);
  if (domain === 'integer') {
    return Array.from({ length: count }, (_, k) => {
      const offset = Math.floor(next() * PRIMES.length) + k;
      return new Map(symbols.map((name, j) => [name, complex(PRIMES[(offset + 3 * j) % PRIMES.length]!)]));
    });
  }
  return Array.from({ length: count }, (_, k) => {
    const shape = REAL_SHAPES[k % REAL_SHAPES.length]!;
    const spread = () => (domain === 'wide' ? 10 ** (2 * next() - 1) : 1);
    return new Map<string, Complex>(symbols.map((name) => [name, complex(shape(next()) * spread())]));
  });
}
