import { spend } from './meter.ts';

/**
 * Exact rational numbers on BigInt. Every operation keeps the fraction reduced with a positive denominator.
 * Operations whose result could pass {@link MAX_BITS} return null instead of growing without bound.
 */
export type Rational = { readonly n: bigint; readonly d: bigint };

/** The largest size of a numerator or denominator, in bits. 5,000! needs about 54,000. */
export const MAX_BITS = 64_000;

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };
export const MINUS_ONE: Rational = { n: -1n, d: 1n };

const LONG = 1n << 256n;
const abs = (a: bigint) => (a < 0n ? -a : a);

/** Greatest common divisor, never negative. */
export function gcd(a: bigint, b: bigint): bigint {
  let x = abs(a);
  let y = abs(b);
  while (y) [x, y] = [y, x % y];
  return x;
}

/** The number of bits of |a|. */
export function bitLength(a: bigint): number {
  const x = abs(a);
  if (x < 4294967296n) return x === 0n ? 0 : 32 - Math.clz32(Number(x));
  const hex = x.toString(16);
  return (hex.length - 1) * 4 + 32 - Math.clz32(Number.parseInt(hex[0]!, 16));
}

/** The reduced fraction n/d; d must not be zero. */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  let a = BigInt(n);
  let b = BigInt(d);
  if (b < 0n) [a, b] = [-a, -b];
  if (b === 1n) return { n: a, d: 1n };
  if (b > LONG && abs(a) > LONG) {
    const size = Math.min(bitLength(a), bitLength(b));
    if (size > GCD_BITS) return reducedLarge(a, b);
    spend((size * size) / 9000);
  }
  const g = gcd(a, b);
  return g === 1n ? { n: a, d: b } : { n: a / g, d: b / g };
}

/** Beyond this size in bits a common factor is not looked for: Euclid's algorithm would take too long. */
const GCD_BITS = 4000;

/** Two integers without a common factor that could be found in time. */
export class TooLarge extends RangeError {}

function reducedLarge(a: bigint, b: bigint): Rational {
  if (a % b === 0n) return { n: a / b, d: 1n };
  if (b % a === 0n) return a < 0n ? { n: -1n, d: b / -a } : { n: 1n, d: b / a };
  throw new TooLarge('a fraction of two very long numbers');
}

export const isInteger = (r: Rational) => r.d === 1n;
export const isZero = (r: Rational) => r.n === 0n;
export const sign = (r: Rational) => (r.n > 0n ? 1 : r.n < 0n ? -1 : 0);
export const neg = (r: Rational): Rational => ({ n: -r.n, d: r.d });
export const equals = (a: Rational, b: Rational) => a.n === b.n && a.d === b.d;
export const compare = (a: Rational, b: Rational) => sign({ n: a.n * b.d - b.n * a.d, d: 1n });
export const absolute = (r: Rational): Rational => (r.n < 0n ? neg(r) : r);

export function add(a: Rational, b: Rational): Rational {
  if (a.d === 1n && b.d === 1n) return { n: a.n + b.n, d: 1n };
  return rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

export const sub = (a: Rational, b: Rational) => add(a, neg(b));

export function mul(a: Rational, b: Rational): Rational {
  if (a.d === 1n && b.d === 1n) return { n: a.n * b.n, d: 1n };
  return rational(a.n * b.n, a.d * b.d);
}

/** a/b, or null where b is zero. */
export function div(a: Rational, b: Rational): Rational | null {
  return b.n === 0n ? null : rational(a.n * b.d, a.d * b.n);
}

/** The size in bits of the larger of numerator and denominator. */
export const size = (r: Rational) => Math.max(bitLength(r.n), bitLength(r.d));

/** r to an integer power, or null where it is undefined or would pass the size limit. */
export function power(r: Rational, k: bigint): Rational | null {
  if (k === 0n) return ONE;
  if (r.n === 0n) return k > 0n ? ZERO : null;
  const times = abs(k);
  if (r.d === 1n && abs(r.n) === 1n) return times % 2n === 0n ? ONE : r;
  const bits = Number(times) * size(r);
  if (times > BigInt(MAX_BITS) || bits > MAX_BITS) return null;
  spend(1 + (bits * bits) / 5_000_000);
  const n = r.n ** times;
  const d = r.d ** times;
  if (k > 0n) return { n, d };
  return n < 0n ? { n: -d, d: -n } : { n: d, d: n };
}

/** The largest integer not above r. */
export function floor(r: Rational): bigint {
  const q = r.n / r.d;
  return r.n % r.d !== 0n && r.n < 0n ? q - 1n : q;
}

/** r rounded to `places` digits after the point, half away from zero. */
export function round(r: Rational, places: number): Rational {
  const scale = 10n ** BigInt(places);
  const twice = (abs(r.n) * scale * 2n + r.d) / (2n * r.d);
  return rational(r.n < 0n ? -twice : twice, scale);
}

/** The nearest double (±Infinity where it overflows), also for very long integers. */
export function toNumber(r: Rational): number {
  const over = bitLength(r.n);
  const under = bitLength(r.d);
  if (over < 1000 && under < 1000) return Number(r.n) / Number(r.d);
  const shift = over - under - 64;
  const q = shift >= 0 ? r.n / (r.d << BigInt(shift)) : (r.n << BigInt(-shift)) / r.d;
  return shift > 960 ? Number(q) * Infinity : Number(q) * 2 ** shift;
}

/** Reads digits with an optional point, such as 12, 0.25 or .5, and a power of ten. Null where the power is too large. */
export function fromDecimal(digits: string, exponent = 0): Rational | null {
  const point = digits.indexOf('.');
  const places = point < 0 ? 0 : digits.length - point - 1;
  const whole = point < 0 ? digits : digits.slice(0, point) + digits.slice(point + 1);
  const shift = exponent - places;
  if (whole.length > 5000 || Math.abs(shift) > 5000) return null;
  spend((whole.length * whole.length + shift * shift) / 300_000);
  const n = BigInt(whole || '0');
  return shift >= 0 ? { n: n * 10n ** BigInt(shift), d: 1n } : rational(n, 10n ** BigInt(-shift));
}

/** True where the decimal expansion ends: the denominator has no prime factor but 2 and 5. */
export function terminates(r: Rational): boolean {
  let d = r.d;
  while (d % 2n === 0n) d /= 2n;
  while (d % 5n === 0n) d /= 5n;
  return d === 1n;
}

/** Written as `n` or `n/d`; long numbers are cut in the middle, very long ones told by their length. */
export function format(r: Rational): string {
  const short = (a: bigint) => {
    const bits = bitLength(a);
    if (bits > 1500)
      return `(${a < 0n ? 'minus ' : ''}a number of about ${Math.ceil(bits * Math.log10(2))} digits)`;
    const s = a.toString();
    return s.length <= 40 ? s : `${s.slice(0, 18)}…${s.slice(-6)}`;
  };
  return r.d === 1n ? short(r.n) : `${short(r.n)}/${short(r.d)}`;
}
