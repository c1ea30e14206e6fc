import { spend } from '../../meter.ts';
import {
  type Big,
  compare,
  fromFixed,
  fromInteger,
  isZero,
  magnitude,
  minus,
  nearest,
  negate,
  normal,
  ONE,
  over,
  PRECISION,
  plus,
  sqrt,
  times,
  toFixed,
} from './float.ts';

/** Elementary functions by argument reduction and Taylor series in fixed point. */

const BITS = PRECISION + 96;
const UNIT = 1n << BigInt(BITS);

/** arctan(1/n) in fixed point. */
function arctanInverse(n: bigint): bigint {
  let term = UNIT / n;
  let total = term;
  const square = n * n;
  for (let k = 3n; term !== 0n; k += 2n) {
    term = -term / square;
    total += term / k;
  }
  return total;
}

/** Machin: π = 16 arctan(1/5) − 4 arctan(1/239). */
const PI_FIXED = 16n * arctanInverse(5n) - 4n * arctanInverse(239n);
/** ln 2 = 2 artanh(1/3). */
const LN2_FIXED = 2n * artanhFixed(UNIT / 3n);
export const PI = fromFixed(PI_FIXED, BITS);
const HALF_PI = fromFixed(PI_FIXED, BITS + 1);

function artanhFixed(z: bigint): bigint {
  const square = (z * z) >> BigInt(BITS);
  let power = z;
  let total = z;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = (power * square) >> BigInt(BITS);
    if (power === -1n) break;
    total += power / k;
  }
  return total;
}

/** e^x, or null where the result is out of reach. */
export function exp(x: Big): Big | null {
  if (isZero(x)) return ONE;
  if (magnitude(x) > 48) return null;
  spend(60);
  const fixed = toFixed(x, BITS);
  const k = fixed / LN2_FIXED;
  const reduced = (fixed - k * LN2_FIXED) >> 10n;
  let term = UNIT;
  let total = UNIT;
  for (let j = 1n; term !== 0n && term !== -1n; j++) {
    term = (term * reduced) / UNIT / j;
    total += term;
  }
  for (let j = 0; j < 10; j++) total = (total * total) >> BigInt(BITS);
  return normal(total, Number(k) - BITS);
}

/** ln x for x > 0. */
export function ln(x: Big): Big {
  spend(110);
  const shift = magnitude(x);
  let y: Big = { m: x.m, e: x.e - shift };
  const roots = 7;
  for (let k = 0; k < roots; k++) y = sqrt(y);
  const z = toFixed(over(minus(y, ONE), plus(y, ONE)), BITS);
  const series = artanhFixed(z) << BigInt(roots + 1);
  return fromFixed(series + BigInt(shift) * LN2_FIXED, BITS);
}

/** sin x and cos x, or null where x is too large to be reduced. */
export function sinCos(x: Big): { sin: Big; cos: Big } | null {
  if (magnitude(x) > 60) return null;
  spend(95);
  const quarter = nearest(over(x, HALF_PI));
  const r = toFixed(x, BITS) - ((quarter * PI_FIXED) >> 1n);
  const sin = alternating(r, r, 1n);
  const cos = alternating(r, UNIT, 0n);
  const [s, c] = [fromFixed(sin, BITS), fromFixed(cos, BITS)];
  switch (((quarter % 4n) + 4n) % 4n) {
    case 0n:
      return { sin: s, cos: c };
    case 1n:
      return { sin: c, cos: negate(s) };
    case 2n:
      return { sin: negate(s), cos: negate(c) };
    default:
      return { sin: negate(c), cos: s };
  }
}

function alternating(r: bigint, first: bigint, from: bigint): bigint {
  const square = (r * r) >> BigInt(BITS);
  let term = first;
  let total = first;
  for (let k = from + 1n; term !== 0n && term !== -1n; k += 2n) {
    term = -((term * square) >> BigInt(BITS)) / (k * (k + 1n));
    total += term;
  }
  return total;
}

export function arctan(x: Big): Big {
  if (x.m < 0n) return negate(arctan(negate(x)));
  if (compare(x, ONE) > 0) return minus(HALF_PI, arctan(over(ONE, x)));
  spend(140);
  let y = x;
  const halvings = 7;
  for (let k = 0; k < halvings; k++) y = over(y, plus(ONE, sqrt(plus(ONE, times(y, y)))));
  const z = toFixed(y, BITS);
  const square = (z * z) >> BigInt(BITS);
  let power = z;
  let total = z;
  for (let k = 3n; power !== 0n && power !== -1n; k += 2n) {
    power = -((power * square) >> BigInt(BITS));
    total += power / k;
  }
  return fromFixed(total << BigInt(halvings), BITS);
}

/** arcsin x for |x| ≤ 1, null elsewhere. */
export function arcsin(x: Big): Big | null {
  const rest = minus(ONE, times(x, x));
  if (rest.m < 0n) return null;
  if (isZero(rest)) return x.m < 0n ? negate(HALF_PI) : HALF_PI;
  return arctan(over(x, sqrt(rest)));
}

export const arccos = (x: Big): Big | null => {
  const sine = arcsin(x);
  return sine && minus(HALF_PI, sine);
};

/** b^p for b > 0. */
export const realPower = (b: Big, p: Big): Big | null => exp(times(p, ln(b)));

/** Bernoulli numbers B₂, B₄, … B₄₀ as fractions, for Stirling's series. */
const BERNOULLI: readonly (readonly [bigint, bigint])[] = [
  [1n, 6n],
  [-1n, 30n],
  [1n, 42n],
  [-1n, 30n],
  [5n, 66n],
  [-691n, 2730n],
  [7n, 6n],
  [-3617n, 510n],
  [43867n, 798n],
  [-174611n, 330n],
  [854513n, 138n],
  [-236364091n, 2730n],
];

/** ln Γ(x) for x above 4,000 by Stirling's series; the error is below 10⁻⁸⁰. */
export function lnGamma(x: Big): Big | null {
  if (compare(x, fromInteger(4000)) < 0) return null;
  let total = plus(
    minus(times(minus(x, over(ONE, fromInteger(2))), ln(x)), x),
    over(ln(times(fromInteger(2), PI)), fromInteger(2)),
  );
  const square = times(x, x);
  let power = x;
  for (const [k, [n, d]] of BERNOULLI.entries()) {
    const j = BigInt(2 * (k + 1));
    total = plus(total, over(fromInteger(n), times(fromInteger(d * j * (j - 1n)), power)));
    power = times(power, square);
  }
  return total;
}
