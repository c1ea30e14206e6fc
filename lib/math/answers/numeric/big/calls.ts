import { arccos, arcsin, arctan, exp, ln, lnGamma, realPower, sinCos } from './elementary.ts';
import type { Big } from './float.ts';
import * as F from './float.ts';

type Rule = (...args: Big[]) => Big | null;
const positive = (x: Big) => x.m > 0n;
const inverse = (x: Big | null | undefined) => (x && !F.isZero(x) ? F.over(F.ONE, x) : null);
const TWO = F.fromInteger(2);

const sin: Rule = (x) => sinCos(x!)?.sin ?? null;
const cos: Rule = (x) => sinCos(x!)?.cos ?? null;
const tan: Rule = (x) => {
  const both = sinCos(x!);
  return both && !F.isZero(both.cos) ? F.over(both.sin, both.cos) : null;
};
const hyperbolic =
  (sign: 1 | -1): Rule =>
  (x) => {
    const up = exp(x!);
    const down = inverse(up);
    return up && down && F.over(sign > 0 ? F.plus(up, down) : F.minus(up, down), TWO);
  };
const sinh = hyperbolic(-1);
const cosh = hyperbolic(1);
const tanh: Rule = (x) => {
  const [s, c] = [sinh(x!), cosh(x!)];
  return s && c && F.over(s, c);
};

/** The k-th root; the real one of a negative number for odd k. */
const root: Rule = (x, k) => {
  if (!k || F.isZero(k)) return null;
  if (F.isZero(x!)) return F.ZERO;
  if (positive(x!)) return realPower(x!, F.over(F.ONE, k));
  const whole = F.nearest(k);
  if (F.compare(F.fromInteger(whole), k) !== 0 || whole % 2n === 0n) return null;
  const size = realPower(F.negate(x!), F.over(F.ONE, k));
  return size && F.negate(size);
};

const logarithm: Rule = (x, base) => {
  if (!positive(x!) || (base && !positive(base))) return null;
  const below = base ? ln(base) : F.ONE;
  return F.isZero(below) ? null : F.over(ln(x!), below);
};

const factorial: Rule = (x) => {
  const value = lnGamma(F.plus(x!, F.ONE));
  return value && exp(value);
};

const RULES = new Map<string, Rule>([
  ['sqrt', (x) => (x!.m < 0n ? null : F.sqrt(x!))],
  ['root', root],
  ['abs', (x) => F.absolute(x!)],
  ['ln', (x) => logarithm(x!)],
  ['log', logarithm],
  ['sin', sin],
  ['cos', cos],
  ['tan', tan],
  ['cot', (x) => inverse(tan(x!))],
  ['sec', (x) => inverse(cos(x!))],
  ['csc', (x) => inverse(sin(x!))],
  ['arcsin', (x) => arcsin(x!)],
  ['arccos', (x) => arccos(x!)],
  ['arctan', (x) => arctan(x!)],
  ['sinh', sinh],
  ['cosh', cosh],
  ['tanh', tanh],
  ['factorial', factorial],
  ['max', (...xs) => xs.reduce((a, b) => (F.compare(a, b) >= 0 ? a : b))],
  ['min', (...xs) => xs.reduce((a, b) => (F.compare(a, b) <= 0 ? a : b))],
]);

/** The value of a function of real numbers, or null where it is not real or not supported. */
export function callBig(name: string, args: readonly Big[]): Big | null {
  return args.length ? (RULES.get(name)?.(...args) ?? null) : null;
}
