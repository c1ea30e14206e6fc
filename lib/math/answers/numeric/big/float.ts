import { spend } from '../../meter.ts';
import { bitLength, type Rational } from '../../rational.ts';

/** A real number m · 2^e with a mantissa of at most {@link PRECISION} bits. */
export type Big = { readonly m: bigint; readonly e: number };

/** Bits of a mantissa (about 150 decimal digits). */
export const PRECISION = 512;
/** Exponents beyond this are given up. */
const MAX_EXPONENT = 2 ** 50;

export const ZERO: Big = { m: 0n, e: 0 };
export const ONE: Big = { m: 1n, e: 0 };
export const isZero = (a: Big) => a.m === 0n;
export const negate = (a: Big): Big => ({ m: -a.m, e: a.e });
export const absolute = (a: Big): Big => (a.m < 0n ? negate(a) : a);
export const fromInteger = (n: number | bigint): Big => normal(BigInt(n), 0);

/** The exponent of the leading bit: |a| lies between 2^(magnitude−1) and 2^magnitude. */
export const magnitude = (a: Big) => (a.m === 0n ? -Infinity : bitLength(a.m) + a.e);

/** Cuts the mantissa to the precision. */
export function normal(m: bigint, e: number): Big {
  if (m === 0n) return ZERO;
  const extra = bitLength(m) - PRECISION;
  if (extra <= 0) return { m, e };
  const half = 1n << BigInt(extra - 1);
  return { m: (m + half) >> BigInt(extra), e: e + extra };
}

export const inRange = (a: Big) => Math.abs(magnitude(a)) < MAX_EXPONENT || a.m === 0n;

export function plus(a: Big, b: Big): Big {
  if (a.m === 0n) return b;
  if (b.m === 0n) return a;
  const gap = magnitude(a) - magnitude(b);
  if (gap > PRECISION + 8) return a;
  if (gap < -PRECISION - 8) return b;
  return a.e >= b.e
    ? normal((a.m << BigInt(a.e - b.e)) + b.m, b.e)
    : normal(a.m + (b.m << BigInt(b.e - a.e)), a.e);
}

export const minus = (a: Big, b: Big) => plus(a, negate(b));
export const times = (a: Big, b: Big) => normal(a.m * b.m, a.e + b.e);

/** a/b; b must not be zero. */
export function over(a: Big, b: Big): Big {
  const shift = Math.max(0, PRECISION + 2 + bitLength(b.m) - bitLength(a.m));
  return normal((a.m << BigInt(shift)) / b.m, a.e - b.e - shift);
}

export const fromRational = (r: Rational): Big => over(normal(r.n, 0), normal(r.d, 0));

export function compare(a: Big, b: Big): number {
  const d = minus(a, b).m;
  return d > 0n ? 1 : d < 0n ? -1 : 0;
}

/** √a for a ≥ 0. */
export function sqrt(a: Big): Big {
  spend(6);
  if (a.m === 0n) return ZERO;
  let shift = Math.max(0, 2 * PRECISION + 2 - bitLength(a.m));
  if ((a.e - shift) % 2 !== 0) shift++;
  return normal(integerRoot(a.m << BigInt(shift)), (a.e - shift) / 2);
}

function integerRoot(n: bigint): bigint {
  let x = 1n << BigInt((bitLength(n) >> 1) + 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) return x;
    x = y;
  }
}

/** a to an integer power by squaring. */
export function power(a: Big, k: number): Big {
  let result = ONE;
  let base = a;
  for (let left = Math.abs(k); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = times(result, base);
    base = times(base, base);
  }
  return k < 0 ? over(ONE, result) : result;
}

/** The nearest integer. */
export function nearest(a: Big): bigint {
  if (a.e >= 0) return a.m << BigInt(a.e);
  const shift = BigInt(-a.e);
  return (a.m + (1n << (shift - 1n))) >> shift;
}

/** The value times 2^bits, cut to an integer; for series in fixed point. */
export function toFixed(a: Big, bits: number): bigint {
  const shift = a.e + bits;
  return shift >= 0 ? a.m << BigInt(shift) : a.m >> BigInt(-shift);
}

export const fromFixed = (n: bigint, bits: number) => normal(n, -bits);
