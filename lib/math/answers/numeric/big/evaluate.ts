import { spend } from '../../meter.ts';
import type { Rational } from '../../rational.ts';
import type { AnswerTree } from '../../tree.ts';
import { exactValue } from '../exact.ts';
import { callBig } from './calls.ts';
import { exp, PI, realPower } from './elementary.ts';
import type { Big } from './float.ts';
import * as F from './float.ts';

/**
 * A value with the magnitude (in bits) of the largest number met on the way, which bounds its error. `dropped`: a term of
 * a sum was too small beside the others to be held.
 */
export type Valued = { readonly value: Big; readonly scale: number; readonly dropped: boolean };
export type RationalPoint = ReadonlyMap<string, Rational>;

export const valued = (value: Big | null, scale = -Infinity, dropped = false): Valued | null =>
  value && F.inRange(value) ? { value, scale: Math.max(scale, F.magnitude(value)), dropped } : null;

/** The value of a tree of real numbers to about 150 digits; null where it is not real or not supported. */
export function evaluateBig(tree: AnswerTree, point: RationalPoint): Valued | null {
  spend(2);
  switch (tree.kind) {
    case 'number':
      return tree.cut ? null : valued(F.fromRational(tree.value));
    case 'constant':
      return tree.name === 'pi' ? valued(PI) : tree.name === 'e' ? valued(exp(F.ONE)) : null;
    case 'symbol': {
      const at = point.get(tree.name);
      return at ? valued(F.fromRational(at)) : null;
    }
    case 'sum':
      return fold(tree.args, point, F.ZERO, F.plus);
    case 'product':
      return fold(tree.args, point, F.ONE, F.times);
    case 'quotient':
      return quotient(tree.over, tree.under, point);
    case 'power':
      return power(tree.base, tree.exponent, point);
    case 'percent': {
      const inside = evaluateBig(tree.arg, point);
      return inside && valued(F.over(inside.value, F.fromInteger(100)), inside.scale, inside.dropped);
    }
    case 'quantity':
      return evaluateBig(tree.value, point);
    case 'call':
      return call(tree, point);
    default:
      return null;
  }
}

function fold(
  args: readonly AnswerTree[],
  point: RationalPoint,
  start: Big,
  op: (a: Big, b: Big) => Big,
): Valued | null {
  let total = start;
  let scale = -Infinity;
  let dropped = false;
  for (const arg of args) {
    const next = evaluateBig(arg, point);
    if (!next) return null;
    dropped ||= next.dropped;
    if (op === F.plus && drops(total, next.value)) dropped = true;
    total = op(total, next.value);
    if (!F.inRange(total)) return null;
    // Products carry relative errors; sums the error of their largest term.
    scale =
      op === F.times ? Math.max(F.magnitude(total), scale) : Math.max(scale, next.scale, F.magnitude(total));
  }
  return valued(total, scale, dropped);
}

/** One term lies below the last bits of the other. */
const drops = (a: Big, b: Big) =>
  !F.isZero(a) && !F.isZero(b) && Math.abs(F.magnitude(a) - F.magnitude(b)) > F.PRECISION - 128;

function quotient(over: AnswerTree, under: AnswerTree, point: RationalPoint): Valued | null {
  const a = evaluateBig(over, point);
  const b = a && evaluateBig(under, point);
  if (!a || !b || F.isZero(b.value) || b.scale - F.magnitude(b.value) > F.PRECISION / 2) return null;
  const result = F.over(a.value, b.value);
  return valued(result, F.magnitude(result) + Math.max(lost(a), lost(b)), a.dropped || b.dropped);
}

/** Added to 1, the value would (nearly) be lost. */
const isTiny = (a: Big) => !F.isZero(a) && F.magnitude(a) < -(F.PRECISION - 128) / 2;

/** Bits lost to cancellation. */
const lost = (v: Valued) => (F.isZero(v.value) ? 0 : Math.max(0, v.scale - F.magnitude(v.value)));

function power(base: AnswerTree, exponent: AnswerTree, point: RationalPoint): Valued | null {
  const b = evaluateBig(base, point);
  if (!b) return null;
  const fixed = exactValue(exponent);
  if (fixed && fixed.d === 1n && fixed.n < 4096n && fixed.n > -4096n) {
    if (F.isZero(b.value) && fixed.n <= 0n) return null;
    const result = F.power(b.value, Number(fixed.n));
    return valued(result, F.magnitude(result) + lost(b) + 12, b.dropped);
  }
  const p = evaluateBig(exponent, point);
  if (!p || F.isZero(b.value)) return null;
  if (b.value.m > 0n) {
    const result = realPower(b.value, p.value);
    if (!result) return null;
    const dropped = b.dropped || p.dropped || isTiny(p.value) || isTiny(F.minus(result, F.ONE));
    return valued(result, F.magnitude(result) + lost(b) + Math.max(0, p.scale) + 12, dropped);
  }
  if (!fixed || fixed.d % 2n === 0n || fixed.d === 1n) return null;
  const size = realPower(F.negate(b.value), p.value);
  return size && valued(fixed.n % 2n === 0n ? size : F.negate(size));
}

function call(tree: AnswerTree & { kind: 'call' }, point: RationalPoint): Valued | null {
  const exact = point.size === 0 ? exactValue(tree) : null;
  if (exact) return valued(F.fromRational(exact));
  const args: Valued[] = [];
  for (const arg of tree.args) {
    const value = evaluateBig(arg, point);
    if (!value) return null;
    args.push(value);
  }
  const result = callBig(
    tree.name,
    args.map((arg) => arg.value),
  );
  if (!result) return null;
  const loss = Math.max(0, ...args.map(lost));
  return valued(
    result,
    F.magnitude(result) + loss + 16,
    args.some((arg) => arg.dropped || isTiny(arg.value)),
  );
}
