import { spend } from '../meter.ts';
import type { Rational } from '../rational.ts';
import * as Q from '../rational.ts';
import type { AnswerTree } from '../tree.ts';

/**
 * Polynomials with rational coefficients in atoms: symbols, π, and square roots of primes, whose squares are carried out.
 * Products of different roots of primes are linearly independent over the rationals, so that two polynomials of this form
 * are equal only where their coefficients are.
 */

/** Coefficients by monomial; a monomial is the text of its atoms with their exponents, in order. */
export type Polynomial = ReadonlyMap<string, Rational>;
/** A quotient of polynomials. */
export type Fraction = { readonly over: Polynomial; readonly under: Polynomial };

const MAX_TERMS = 60;
const MAX_EXPONENT = 12;

type Monomial = ReadonlyMap<string, number>;
const constant = (value: Rational): Polynomial => new Map(value.n === 0n ? [] : [['', value]]);
const ONE = constant(Q.ONE);
const atom = (name: string): Polynomial => new Map([[`${name}^1`, Q.ONE]]);

const parsed = (monomial: string): Monomial =>
  new Map(
    monomial
      .split('*')
      .filter(Boolean)
      .map((factor) => {
        const at = factor.lastIndexOf('^');
        return [factor.slice(0, at), Number(factor.slice(at + 1))];
      }),
  );

/** The product of two monomials; the square of a root of a prime is the prime. */
function joined(a: string, b: string): { monomial: string; factor: bigint } {
  const exponents = new Map(parsed(a));
  for (const [name, exponent] of parsed(b)) exponents.set(name, (exponents.get(name) ?? 0) + exponent);
  let factor = 1n;
  for (const [name, exponent] of exponents) {
    if (!name.startsWith('√') || exponent < 2) continue;
    factor *= BigInt(name.slice(1)) ** BigInt(exponent >> 1);
    exponents.set(name, exponent & 1);
  }
  const kept = [...exponents].filter(([, exponent]) => exponent > 0).sort(([x], [y]) => (x < y ? -1 : 1));
  return { monomial: kept.map(([name, exponent]) => `${name}^${exponent}`).join('*'), factor };
}

function plus(a: Polynomial, b: Polynomial): Polynomial {
  const total = new Map(a);
  for (const [monomial, value] of b) addTerm(total, monomial, value);
  return total;
}

function addTerm(terms: Map<string, Rational>, monomial: string, value: Rational) {
  const next = Q.add(terms.get(monomial) ?? Q.ZERO, value);
  if (next.n === 0n) terms.delete(monomial);
  else terms.set(monomial, next);
}

function times(a: Polynomial, b: Polynomial): Polynomial | null {
  if (a.size * b.size > MAX_TERMS * 8) return null;
  spend(1.5 * a.size * b.size);
  const total = new Map<string, Rational>();
  for (const [left, x] of a)
    for (const [right, y] of b) {
      const { monomial, factor } = joined(left, right);
      addTerm(total, monomial, Q.mul(Q.mul(x, y), { n: factor, d: 1n }));
    }
  return total.size > MAX_TERMS ? null : total;
}

const product = (a: Fraction, b: Fraction): Fraction | null => {
  const over = times(a.over, b.over);
  const under = over && times(a.under, b.under);
  return under && { over, under };
};

function total(a: Fraction, b: Fraction): Fraction | null {
  if (a.under === b.under) return { over: plus(a.over, b.over), under: a.under };
  const left = times(a.over, b.under);
  const right = times(b.over, a.under);
  const under = times(a.under, b.under);
  return left && right && under && { over: plus(left, right), under };
}

function raised(base: Fraction, exponent: number): Fraction | null {
  const from = exponent < 0 ? { over: base.under, under: base.over } : base;
  let result: Fraction | null = { over: ONE, under: ONE };
  for (let k = 0; k < Math.abs(exponent) && result; k++) result = product(result, from);
  return result;
}

/** The square root of a positive integer as a rational multiple of roots of primes. */
function squareRoot(value: bigint): Polynomial | null {
  if (value < 1n || value > 1_000_000n) return null;
  let rest = Number(value);
  let result: Polynomial | null = ONE;
  for (let p = 2; p * p <= rest; p++)
    for (; rest % p === 0 && result; rest /= p) result = times(result, atom(`√${p}`));
  return rest > 1 && result ? times(result, atom(`√${rest}`)) : result;
}

function root(tree: AnswerTree): Fraction | null {
  if (tree.kind === 'number' && tree.value.n > 0n && !tree.cut) {
    const over = squareRoot(tree.value.n * tree.value.d);
    return over && { over, under: constant({ n: tree.value.d, d: 1n }) };
  }
  if (tree.kind !== 'quotient') return null;
  const [a, b] = [root(tree.over), root(tree.under)];
  const inverse = b && raised(b, -1);
  return a && inverse && product(a, inverse);
}

/** The tree as a quotient of polynomials; null where it is none, or too large. */
export function fractionOf(tree: AnswerTree): Fraction | null {
  switch (tree.kind) {
    case 'number':
      return tree.cut ? null : { over: constant(tree.value), under: ONE };
    case 'symbol':
      return tree.name.includes('*') || tree.name.includes('^')
        ? null
        : { over: atom(tree.name), under: ONE };
    case 'constant':
      return tree.name === 'pi' ? { over: atom('π'), under: ONE } : null;
    case 'sum':
      return folded(tree.args, { over: constant(Q.ZERO), under: ONE }, total);
    case 'product':
      return folded(tree.args, { over: ONE, under: ONE }, product);
    case 'quotient':
      return folded(
        [tree.over, { kind: 'power', base: tree.under, exponent: MINUS_ONE }],
        { over: ONE, under: ONE },
        product,
      );
    case 'power': {
      const base = fractionOf(tree.base);
      const exponent =
        tree.exponent.kind === 'number' && tree.exponent.value.d === 1n ? Number(tree.exponent.value.n) : 99;
      return base && Math.abs(exponent) <= MAX_EXPONENT ? raised(base, exponent) : null;
    }
    case 'call':
      return tree.name === 'sqrt' && tree.args.length === 1 ? root(tree.args[0]!) : null;
    default:
      return null;
  }
}

const MINUS_ONE: AnswerTree = { kind: 'number', value: Q.MINUS_ONE, decimals: 0, digits: 0 };

function folded(
  args: readonly AnswerTree[],
  start: Fraction,
  op: (a: Fraction, b: Fraction) => Fraction | null,
): Fraction | null {
  let result: Fraction | null = start;
  for (const arg of args) {
    const next: Fraction | null = result && fractionOf(arg);
    result = next && result && op(result, next);
    if (!result) return null;
  }
  return result;
}

/**
 * Whether two expressions are the same quotient of polynomials, by their coefficients; null where one is none, is too
 * large, or has a denominator that is zero.
 */
export function sameFraction(a: AnswerTree, b: AnswerTree): boolean | null {
  const left = fractionOf(a);
  const right = left && fractionOf(b);
  if (!left || !right || left.under.size === 0 || right.under.size === 0) return null;
  const x = times(left.over, right.under);
  const y = x && times(right.over, left.under);
  if (!x || !y || x.size !== y.size) return x && y ? false : null;
  for (const [monomial, value] of x) {
    const other = y.get(monomial);
    if (!other || !Q.equals(value, other)) return false;
  }
  return true;
}
