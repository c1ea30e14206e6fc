import { metered } from '../meter.ts';
import { decide } from '../numeric/big/decide.ts';
import { type Complex, isDefined, isReal, magnitude, minus } from '../numeric/complex.ts';
import { evaluate } from '../numeric/evaluate.ts';
import { exactValue } from '../numeric/exact.ts';
import { type Domain, points, rationalPoints } from '../numeric/points.ts';
import { sameFraction } from '../numeric/polynomial.ts';
import * as Q from '../rational.ts';
import { type AnswerTree, some, symbolsOf } from '../tree.ts';
import type { Context } from './context.ts';
import { different, equal, type Outcome, undecided } from './outcome.ts';
import { rounded, withinOptions, writtenDecimal } from './rounding.ts';
import { passed } from './trace.ts';

const SAME = 1e-11;
const APART = 1e-8;
const ALGEBRA_LIMIT = 250;

/** Compares two values: exactly where both are rational, else by numbers, at several points where symbols remain. */
export function compareValues(gold: AnswerTree, pred: AnswerTree, context: Context): Outcome {
  const g = exactValue(gold);
  const p = exactValue(pred);
  if (g && p) {
    if (Q.equals(g, p)) return equal('exact', `both are ${Q.format(g)}`);
    return (
      inexact(gold, pred, Q.toNumber(g), Q.toNumber(p), context, { gold: g, pred: p }) ??
      different('exact', `${Q.format(g)} is not ${Q.format(p)}`)
    );
  }
  passed(context, 'exact', 'not both are rational numbers');
  const same = algebraic(gold, pred);
  if (same) return equal('algebra', 'multiplied out, they have the same terms');
  passed(
    context,
    'algebra',
    same === null
      ? 'not both are polynomials, roots or fractions of them'
      : 'multiplied out, their terms differ',
  );
  const symbols = [...new Set([...symbolsOf(gold), ...symbolsOf(pred)])].sort();
  return symbols.length
    ? identity(gold, pred, symbols)
    : constants(gold, pred, context, { gold: g, pred: p });
}

/** Spends at most a part of the work on the proof; numbers can still decide. */
const algebraic = (gold: AnswerTree, pred: AnswerTree) =>
  metered(
    ALGEBRA_LIMIT,
    () => sameFraction(gold, pred),
    () => null,
  );

function inexact(
  gold: AnswerTree,
  pred: AnswerTree,
  g: number,
  p: number,
  context: Context,
  exact: { gold: Q.Rational | null; pred: Q.Rational | null },
): Outcome | null {
  const decimal = writtenDecimal(gold) !== null || writtenDecimal(pred) !== null;
  const asked = withinOptions(context.options, g, p, decimal);
  const close = asked ?? (context.options.precision === undefined ? rounded(gold, pred, g, p, exact) : null);
  if (!close && decimal) passed(context, 'rounding', 'the decimal is not the other value rounded');
  return close;
}

function constants(
  gold: AnswerTree,
  pred: AnswerTree,
  context: Context,
  exact: { gold: Q.Rational | null; pred: Q.Rational | null },
): Outcome {
  const g = evaluate(gold, new Map());
  const p = evaluate(pred, new Map());
  const finite = Number.isFinite(g.re) && Number.isFinite(p.re);
  const gap = finite ? magnitude(minus(g, p)) : Number.NaN;
  const size = Math.max(magnitude(g), magnitude(p));
  const apart = gap > APART * size && size > 1e-200;
  const decision = apart ? null : decide(gold, pred, new Map());
  if (decision?.same) return equal('numeric', `both are ${format(g)}, to 125 digits`);
  if (finite && isReal(g) && isReal(p)) {
    const close = inexact(gold, pred, g.re, p.re, context, exact);
    if (close) return close;
  }
  if (decision?.same === null) return undecided('numeric', 'the difference, if any, is too small to be seen');
  if (decision)
    return different(
      'numeric',
      finite
        ? `they differ, if only in late digits of ${format(g)}`
        : 'two very large or very small numbers that differ',
    );
  if (!isDefined(g) || !isDefined(p)) return undecided('numeric', 'one of the values could not be computed');
  if (!finite) return infinite(gold, pred, g, p);
  if (gap <= SAME * Math.max(size, 1e-300)) return equal('numeric', `both are ${format(g)}`);
  if (gap <= 1e-13 * Math.max(termScale(gold), termScale(pred)))
    return equal('numeric', `both are ${format(g)}`);
  if (apart) return different('numeric', `${format(g)} is not ${format(p)}`);
  return undecided('numeric', `${format(g)} and ${format(p)} are too close to tell apart`);
}

/** The size of the largest term of a sum of complex numbers, to which its error is relative; real sums are decided above. */
function termScale(tree: AnswerTree): number {
  if (!usesI(tree)) return 0;
  const terms = tree.kind === 'sum' ? tree.args : [tree];
  const sizes = terms.map((term) => magnitude(evaluate(term, new Map()))).filter(Number.isFinite);
  return Math.max(0, ...sizes);
}

function infinite(gold: AnswerTree, pred: AnswerTree, g: Complex, p: Complex): Outcome {
  const truly = (tree: AnswerTree) =>
    some(tree, (node) => node.kind === 'constant' && node.name === 'infinity');
  if (truly(gold) && truly(pred)) {
    return g.re === p.re
      ? equal('numeric', 'both are infinite')
      : different('numeric', 'infinite in different directions');
  }
  if (truly(gold) !== truly(pred)) return different('numeric', 'only one of them is infinite');
  return undecided('numeric', 'the values are too large to compute');
}

export const format = (z: Complex) => {
  const short = (x: number) => String(Number(x.toPrecision(8)));
  if (isReal(z)) return short(z.re);
  return `${short(z.re)}${z.im < 0 ? '-' : '+'}${short(Math.abs(z.im))}i`;
};

const WHOLE = new Set(['gcd', 'lcm', 'doublefactorial']);
const BRANCHING = new Set(['max', 'min', 'abs', 'floor', 'ceil', 'round', 'sgn']);
const calls = (tree: AnswerTree, names: ReadonlySet<string>) =>
  some(tree, (node) => node.kind === 'call' && names.has(node.name));

function domainOf(gold: AnswerTree, pred: AnswerTree): Domain {
  if (calls(gold, WHOLE) || calls(pred, WHOLE)) return 'integer';
  return calls(gold, BRANCHING) || calls(pred, BRANCHING) ? 'wide' : 'real';
}

const usesI = (tree: AnswerTree) => some(tree, (node) => node.kind === 'constant' && node.name === 'i');

/** Whether two expressions agree wherever both are defined, judged at seeded points. */
function identity(gold: AnswerTree, pred: AnswerTree, symbols: readonly string[]): Outcome {
  const realOnly = !usesI(gold) && !usesI(pred);
  let met = 0;
  const domain = domainOf(gold, pred);
  const wanted = domain === 'wide' ? 48 : 8;
  for (const point of points(symbols, domain, Math.max(24, wanted))) {
    const g = evaluate(gold, point, realOnly);
    const p = evaluate(pred, point, realOnly);
    if (!isDefined(g) || !isDefined(p) || !Number.isFinite(g.re) || !Number.isFinite(p.re)) continue;
    if (realOnly && (!isReal(g) || !isReal(p))) continue;
    const gap = magnitude(minus(g, p));
    const size = Math.max(magnitude(g), magnitude(p));
    if (gap > 1e-6 * size && gap > 1e-12) {
      const where = symbols.map((name) => `${name} = ${format(point.get(name)!)}`).join(', ');
      return different('numeric', `${format(g)} is not ${format(p)} at ${where}`);
    }
    if (gap > 1e-9 * size && gap > 1e-13)
      return undecided('numeric', 'the values are too close to tell apart');
    if (++met >= wanted) break;
  }
  if (met < 3) return undecided('numeric', 'there were too few points where both have a value');
  for (const point of rationalPoints(symbols, 2)) {
    const decision = decide(gold, pred, point);
    if (decision?.same === false) return different('numeric', 'they differ in digits far behind the point');
  }
  return equal('numeric', `they agree at ${met} points`);
}
