/** An exact rational number in lowest terms; the denominator is positive. */
export type Rational = { readonly n: bigint; readonly d: bigint };

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The rational n/d in lowest terms; throws RangeError when d is zero. */
export function rational(n: bigint, d = 1n): Rational {
  if (d === 1n) return { n, d };
  if (d === 0n) throw new RangeError('division by zero');
  const sign = d < 0n ? -1n : 1n;
  const g = gcd(n, d * sign);
  return { n: (n * sign) / g, d: (d * sign) / g };
}

export const ZERO = rational(0n);
export const ONE = rational(1n);
export const HUNDRED = rational(100n);

export const fromInteger = (value: number): Rational => rational(BigInt(value));
export const add = (a: Rational, b: Rational) => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Rational, b: Rational) => rational(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Rational, b: Rational) => rational(a.n * b.n, a.d * b.d);
export const divide = (a: Rational, b: Rational) => rational(a.n * b.d, a.d * b.n);
export const equals = (a: Rational, b: Rational) => a.n === b.n && a.d === b.d;
export const isInteger = (a: Rational) => a.d === 1n;

/** -1, 0 or 1 as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whole powers only, 0 to 12; null outside. */
export function power(base: Rational, exponent: Rational): Rational | null {
  if (exponent.d !== 1n || exponent.n < 0n || exponent.n > 12n) return null;
  return rational(base.n ** exponent.n, base.d ** exponent.n);
}

/** Reads "1,250", "3.50" or ".5"; null when the text is no decimal number. */
export function parseDecimal(text: string): Rational | null {
  const plain = text.replaceAll(',', '');
  const match = /^(\d*)(?:\.(\d+))?$/.exec(plain);
  if (!match || plain === '') return null;
  const fraction = match[2] ?? '';
  return rational(BigInt(`${match[1] || '0'}${fraction}`), 10n ** BigInt(fraction.length));
}

/** How many decimal places write the number exactly; null when no finite number does. */
export function decimalPlaces(a: Rational): number | null {
  let rest = a.d;
  let twos = 0;
  let fives = 0;
  while (rest % 2n === 0n) {
    rest /= 2n;
    twos++;
  }
  while (rest % 5n === 0n) {
    rest /= 5n;
    fives++;
  }
  return rest === 1n ? Math.max(twos, fives) : null;
}

/** Writes a non-negative number with exactly `places` decimals; the number must fit. */
export function toDecimal(a: Rational, places: number): string {
  const scaled = (a.n * 10n ** BigInt(places)) / a.d;
  const digits = scaled.toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The nearest double, for ranges and display only. */
export const toNumber = (a: Rational) => Number(a.n) / Number(a.d);
