import type { Rational } from '../rational.ts';
import * as Q from '../rational.ts';
import type { Side } from './side.ts';

export type StepVerdict = 'right' | 'wrong' | 'unchecked';
export type EquationCheck = {
  readonly verdict: StepVerdict;
  readonly expected?: string;
  readonly reason?: string;
};

const HALF = Q.rational(1, 2);
const HUNDRED = Q.rational(100);
const HUNDREDTH = Q.rational(1, 100);
/** Relative error of values that had to be computed in doubles. */
const NOISE = Q.rational(1, 10n ** 11n);

/**
 * Recomputes `left = right`: right where the sides differ by at most half a unit of the last digit printed on the right
 * (one unit where the digits are cut off by "…"). A percent sign on one side alone may stand for the unit.
 */
export function checkEquation(left: Side, right: Side): EquationCheck {
  if (agrees(left, right, Q.ONE)) return { verdict: 'right' };
  if (right.percent && !left.percent && agrees(left, right, HUNDRED))
    return { verdict: 'right', reason: 'the percent sign is its unit' };
  if (left.percent && !right.percent && agrees(left, right, HUNDREDTH))
    return { verdict: 'right', reason: 'the percent sign is its unit' };
  const expected = show(left.value, right);
  return { verdict: 'wrong', expected, reason: `it makes ${expected}` };
}

/** True where the plain value, divided by `scale`, is the printed one. */
function agrees(plain: Side, printed: Side, scale: Rational): boolean {
  const value = Q.div(plain.value, scale)!;
  const gap = Q.absolute(Q.sub(value, printed.value));
  if (gap.n === 0n) return true;
  return Q.compare(gap, allowance(printed, value, plain.approximate)) <= 0;
}

function allowance(printed: Side, value: Rational, approximate: boolean): Rational {
  const noise = approximate || printed.approximate ? Q.mul(Q.absolute(value), NOISE) : Q.ZERO;
  if (printed.decimals === null) return noise;
  const unit = Q.rational(1n, 10n ** BigInt(Math.min(printed.decimals, 60)));
  return Q.add(printed.cut ? unit : Q.mul(unit, HALF), noise);
}

/** The right value as a decimal of as many digits as needed, at most six after the point. */
export function show(value: Rational, like: Side): string {
  if (value.d === 1n) return Q.format(value);
  const places = Math.max(2, Math.min(6, (like.decimals ?? 0) + 2));
  const r = Q.round(value, places);
  const scaled = (r.n * 10n ** BigInt(places)) / r.d;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  let end = text.length;
  while (text[end - 1] === '0') end--;
  if (text[end - 1] === '.') end--;
  return `${scaled < 0n ? '-' : ''}${text.slice(0, end)}`;
}
