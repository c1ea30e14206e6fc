import { spend } from '../meter.ts';
import type { Rational } from '../rational.ts';
import * as Q from '../rational.ts';
import type { AnswerTree } from '../tree.ts';

/** The largest argument whose factorial is multiplied out. */
const MAX_FACTORIAL = 5000;

/**
 * The exact rational value of a tree, or null where it has none that can be found by rational arithmetic within the
 * size limits.
 */
export function exactValue(tree: AnswerTree): Rational | null {
  try {
    return exact(tree);
  } catch (error) {
    if (error instanceof Q.TooLarge) return null;
    throw error;
  }
}

function exact(tree: AnswerTree): Rational | null {
  spend(0.2);
  switch (tree.kind) {
    case 'number':
      return tree.cut ? null : tree.value;
    case 'sum':
      return fold(tree.args, Q.ZERO, Q.add);
    case 'product':
      return fold(tree.args, Q.ONE, Q.mul);
    case 'quotient':
      return binary(tree.over, tree.under, Q.div);
    case 'power':
      return power(tree.base, tree.exponent);
    case 'percent': {
      const value = exact(tree.arg);
      return value && Q.div(value, Q.rational(100));
    }
    case 'quantity':
      return exact(tree.value);
    case 'ratio':
      return tree.args.length === 2 ? binary(tree.args[0]!, tree.args[1]!, Q.div) : null;
    case 'call':
      return callValue(tree.name, tree.args);
    default:
      return null;
  }
}

function fold(
  args: readonly AnswerTree[],
  start: Rational,
  op: (a: Rational, b: Rational) => Rational,
): Rational | null {
  let total = start;
  for (const arg of args) {
    const value = exact(arg);
    if (!value) return null;
    total = op(total, value);
    const bits = Q.size(total);
    if (bits > Q.MAX_BITS) return null;
    if (bits > 2000) spend(bits / 500);
  }
  return total;
}

function binary(
  a: AnswerTree,
  b: AnswerTree,
  op: (x: Rational, y: Rational) => Rational | null,
): Rational | null {
  const x = exact(a);
  const y = x && exact(b);
  return x && y ? op(x, y) : null;
}

function power(base: AnswerTree, exponent: AnswerTree): Rational | null {
  const b = exact(base);
  const p = b && exact(exponent);
  if (!b || !p) return null;
  if (p.d === 1n) return Q.power(b, p.n);
  const rooted = exactRoot(b, p.d);
  return rooted && Q.power(rooted, p.n);
}

/** The exact k-th root where it is rational (the real one of a negative number for odd k), else null. */
export function exactRoot(value: Rational, k: bigint): Rational | null {
  if (k <= 0n || k > 64n) return null;
  if (value.n < 0n) {
    if (k % 2n === 0n) return null;
    const positive = exactRoot(Q.neg(value), k);
    return positive && Q.neg(positive);
  }
  const n = integerRoot(value.n, k);
  if (n === null) return null;
  const d = integerRoot(value.d, k);
  return d === null ? null : { n, d };
}

function integerRoot(value: bigint, k: bigint): bigint | null {
  const root = floorRoot(value, k);
  return root ** k === value ? root : null;
}

/** ⌊value^(1/k)⌋ by Newton's method on integers. */
export function floorRoot(value: bigint, k: bigint): bigint {
  if (value < 2n || k === 1n) return value;
  const bits = Q.bitLength(value);
  spend(1 + (bits * bits) / 500_000);
  let x = 1n << BigInt(Math.ceil(Q.bitLength(value) / Number(k)) + 1);
  for (;;) {
    const y = ((k - 1n) * x + value / x ** (k - 1n)) / k;
    if (y >= x) return x;
    x = y;
  }
}

function smallInteger(r: Rational | undefined, limit: number): number | null {
  return r && r.d === 1n && r.n >= 0n && r.n <= BigInt(limit) ? Number(r.n) : null;
}

/** The product of the integers from `low` to `high`, halved again and again so that the factors stay alike in size. */
function rangeProduct(low: number, high: number): bigint {
  if (high < low) return 1n;
  const factors = high - low;
  spend(0.5 + (factors * factors) / 150_000);
  if (high - low < 8) {
    let product = 1n;
    for (let k = low; k <= high; k++) product *= BigInt(k);
    return product;
  }
  const middle = (low + high) >> 1;
  return rangeProduct(low, middle) * rangeProduct(middle + 1, high);
}

const whole = (n: bigint): Rational => ({ n, d: 1n });

function binomial(n: Rational, k: Rational): Rational | null {
  const top = smallInteger(n, MAX_FACTORIAL);
  const bottom = smallInteger(k, MAX_FACTORIAL);
  if (top === null || bottom === null) return null;
  if (bottom > top) return Q.ZERO;
  const less = Math.min(bottom, top - bottom);
  return whole(rangeProduct(top - less + 1, top) / rangeProduct(2, less));
}

function permutations(n: Rational, k: Rational): Rational | null {
  const top = smallInteger(n, MAX_FACTORIAL);
  const bottom = smallInteger(k, MAX_FACTORIAL);
  if (top === null || bottom === null) return null;
  return bottom > top ? Q.ZERO : whole(rangeProduct(top - bottom + 1, top));
}

const onIntegers = (values: readonly Rational[], op: (a: bigint, b: bigint) => bigint): Rational | null =>
  values.every((value) => value.d === 1n) ? whole(values.map((value) => value.n).reduce(op)) : null;
const lcm = (a: bigint, b: bigint) =>
  a === 0n || b === 0n ? 0n : Q.absolute(whole((a / Q.gcd(a, b)) * b)).n;
const best = (values: readonly Rational[], side: number) =>
  values.reduce((a, b) => (Q.compare(b, a) * side > 0 ? b : a));

/** log_b(a) where it is an integer or a simple fraction. */
function logarithm(a: Rational, b: Rational): Rational | null {
  const estimate = Math.log(Q.toNumber(a)) / Math.log(Q.toNumber(b));
  if (!Number.isFinite(estimate)) return null;
  for (let d = 1; d <= 6; d++) {
    const n = Math.round(estimate * d);
    if (Math.abs(n) > 2000 || Math.abs(estimate * d - n) > 1e-6) continue;
    const left = Q.power(b, BigInt(n));
    const right = Q.power(a, BigInt(d));
    if (left && right && Q.equals(left, right)) return Q.rational(n, d);
  }
  return null;
}

const CALLS: Record<string, (values: readonly Rational[]) => Rational | null> = {
  sqrt: ([x]) => exactRoot(x!, 2n),
  root: ([x, k]) => (k!.d === 1n ? exactRoot(x!, k!.n) : null),
  abs: ([x]) => Q.absolute(x!),
  floor: ([x]) => whole(Q.floor(x!)),
  ceil: ([x]) => whole(-Q.floor(Q.neg(x!))),
  round: ([x]) => Q.round(x!, 0),
  sgn: ([x]) => Q.rational(Q.sign(x!)),
  max: (values) => best(values, 1),
  min: (values) => best(values, -1),
  gcd: (values) => onIntegers(values, Q.gcd),
  lcm: (values) => onIntegers(values, lcm),
  binom: ([n, k]) => (k ? binomial(n!, k) : null),
  permutations: ([n, k]) => (k ? permutations(n!, k) : null),
  factorial: ([n]) => {
    const top = smallInteger(n, MAX_FACTORIAL);
    return top === null ? null : whole(rangeProduct(2, top));
  },
  doublefactorial: ([n]) => {
    const top = smallInteger(n, 2000);
    if (top === null) return null;
    let product = 1n;
    for (let k = top; k > 1; k -= 2) product *= BigInt(k);
    return whole(product);
  },
  log: ([a, b]) => (a!.n > 0n && b && b.n > 0n ? logarithm(a!, b) : null),
  ln: ([a]) => (Q.equals(a!, Q.ONE) ? Q.ZERO : null),
};

function callValue(name: string, args: readonly AnswerTree[]): Rational | null {
  const rule = CALLS[name];
  if (!rule || !args.length) return null;
  const values: Rational[] = [];
  for (const arg of args) {
    const value = exact(arg);
    if (!value) return null;
    values.push(value);
  }
  return rule(values);
}
