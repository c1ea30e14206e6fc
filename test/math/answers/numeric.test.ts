import { expect, test } from 'vitest';
import { arctan, exp, ln, PI, sinCos } from '#lib/math/answers/numeric/big/elementary.ts';
import {
  type Big,
  fromInteger,
  fromRational,
  magnitude,
  minus,
  sqrt,
  times,
  toFixed,
} from '#lib/math/answers/numeric/big/float.ts';
import { exactRoot, floorRoot } from '#lib/math/answers/numeric/exact.ts';
import * as Q from '#lib/math/answers/rational.ts';

/** The first 60 digits after the point. */
function digits(value: Big): string {
  const scaled = times(value, fromInteger(10n ** 60n));
  return toFixed(scaled, 0).toString();
}

test('constants are right to 60 digits', () => {
  expect(digits(PI)).toBe('3141592653589793238462643383279502884197169399375105820974944');
  expect(digits(exp(fromInteger(1))!)).toBe('2718281828459045235360287471352662497757247093699959574966967');
  expect(digits(ln(fromInteger(2)))).toBe('693147180559945309417232121458176568075500134360255254120680');
  expect(digits(sqrt(fromInteger(2)))).toBe('1414213562373095048801688724209698078569671875376948073176679');
});

test('functions and their inverses cancel to 140 digits', () => {
  for (const [n, d] of [
    [1, 3],
    [17, 7],
    [-5, 4],
    [250, 1],
  ] as const) {
    const x = fromRational(Q.rational(n, d));
    const error = (y: Big) => magnitude(minus(y, x)) - magnitude(x);
    expect(error(ln(exp(x)!))).toBeLessThan(-465);
    const { sin, cos } = sinCos(x)!;
    expect(magnitude(minus(minus(fromInteger(1), times(sin, sin)), times(cos, cos)))).toBeLessThan(-480);
  }
  const t = fromRational(Q.rational(2, 9));
  const { sin, cos } = sinCos(arctan(t))!;
  expect(magnitude(minus(sin, times(t, cos)))).toBeLessThan(-490);
});

test('rational numbers stay reduced and exact', () => {
  expect(Q.rational(6, -4)).toEqual({ n: -3n, d: 2n });
  expect(Q.add(Q.rational(1, 6), Q.rational(1, 3))).toEqual(Q.rational(1, 2));
  expect(Q.power(Q.rational(-2, 3), -3n)).toEqual(Q.rational(-27, 8));
  expect(Q.floor(Q.rational(-7, 2))).toBe(-4n);
  expect(Q.round(Q.rational(5, 2), 0)).toEqual(Q.rational(3));
  expect(Q.fromDecimal('.125')).toEqual(Q.rational(1, 8));
  expect(Q.terminates(Q.rational(7, 40))).toBe(true);
  expect(Q.terminates(Q.rational(7, 30))).toBe(false);
  expect(Q.toNumber(Q.rational(10n ** 400n, 10n ** 399n + 1n))).toBeCloseTo(10);
});

test('sizes are limited', () => {
  expect(Q.power(Q.rational(10), 10n ** 10n)).toBeNull();
  expect(Q.fromDecimal('1', 99_999)).toBeNull();
  expect(() => Q.rational(3n ** 9000n, 2n ** 9000n)).toThrow(Q.TooLarge);
});

test('roots are exact or none', () => {
  expect(exactRoot(Q.rational(8, 27), 3n)).toEqual(Q.rational(2, 3));
  expect(exactRoot(Q.rational(-8), 3n)).toEqual(Q.rational(-2));
  expect(exactRoot(Q.rational(2), 2n)).toBeNull();
  expect(floorRoot(10n ** 40n + 1n, 4n)).toBe(10n ** 10n);
});
