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

export type Domain = 'real' | 'integer';

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
const INTEGER_SHAPES: readonly ((u: number) => number)[] = [
  (u) => 1 + Math.floor(6 * u),
  (u) => 3 + Math.floor(12 * u),
  (u) => Math.floor(9 * u),
];

/** `count` points that give every symbol a value, the same ones for the same symbols. */
export function points(symbols: readonly string[], domain: Domain, count: number): Point[] {
  const next = generator(20_240_601 + symbols.length);
  const shapes = domain === 'real' ? REAL_SHAPES : INTEGER_SHAPES;
  return Array.from({ length: count }, (_, k) => {
    const shape = shapes[k % shapes.length]!;
    return new Map<string, Complex>(symbols.map((name) => [name, complex(shape(next()))]));
  });
}
