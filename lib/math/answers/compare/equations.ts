import { complex, isDefined, isReal, magnitude, minus } from '../numeric/complex.ts';
import { evaluate, type Point } from '../numeric/evaluate.ts';
import { points } from '../numeric/points.ts';
import { type AnswerTree, type NodeOf, symbolsOf } from '../tree.ts';
import type { Compare, Context } from './context.ts';
import { different, equal, type Outcome, undecided } from './outcome.ts';
import { passed } from './trace.ts';

/**
 * The factor by which the difference of the sides of one relation exceeds that of the other, the same at every point;
 * null where there is none. Relations of two sides only.
 */
export function ratioOfSides(g: NodeOf<'relation'>, p: NodeOf<'relation'>): number | null {
  const symbols = [...new Set([...symbolsOf(g), ...symbolsOf(p)])].sort();
  if (!symbols.length) return null;
  let factor: number | null = null;
  let met = 0;
  for (const point of points(symbols, 'real', 20)) {
    const a = minus(evaluate(g.args[0]!, point), evaluate(g.args[1]!, point));
    const b = minus(evaluate(p.args[0]!, point), evaluate(p.args[1]!, point));
    if (!isDefined(a) || !isDefined(b) || !isReal(a) || !isReal(b)) continue;
    if (magnitude(a) < 1e-9 || !Number.isFinite(a.re) || !Number.isFinite(b.re)) continue;
    const ratio = b.re / a.re;
    if (ratio === 0 || (factor !== null && Math.abs(ratio - factor) > 1e-8 * Math.abs(factor))) return null;
    factor = ratio;
    if (++met >= 7) break;
  }
  return met >= 3 ? factor : null;
}

/** An equation that gives one symbol by the others: `y = 1/x`. */
function explicitOf(tree: NodeOf<'relation'>): { symbol: string; value: AnswerTree } | null {
  for (const [k, side] of tree.args.entries()) {
    const value = tree.args[1 - k]!;
    if (side.kind === 'symbol' && !symbolsOf(value).has(side.name)) return { symbol: side.name, value };
  }
  return null;
}

/**
 * Whether `y = f(x)` solves an equation for y: its points satisfy the equation, which is linear in y, so that there are
 * no others. Null where that could not be seen at several points.
 */
function solves(explicit: NodeOf<'relation'>, equation: NodeOf<'relation'>): boolean | null {
  const found = explicitOf(explicit);
  if (!found || !symbolsOf(equation).has(found.symbol)) return null;
  const symbols = [...new Set([...symbolsOf(explicit), ...symbolsOf(equation)])].sort();
  const gap = (point: Point) =>
    minus(evaluate(equation.args[0]!, point, true), evaluate(equation.args[1]!, point, true));
  let met = 0;
  for (const point of points(symbols, 'real', 20)) {
    const y = evaluate(found.value, point, true);
    const at = (shift: number) => gap(new Map([...point, [found.symbol, complex(y.re + shift)]])).re;
    const [here, above, below] = [at(0), at(1), at(-1)];
    if (!isReal(y) || ![here, above, below].every(Number.isFinite)) continue;
    const size = Math.max(Math.abs(above), Math.abs(below));
    if (Math.abs(here) > 1e-6 * size && Math.abs(here) > 1e-9) return false;
    if (Math.abs(above + below - 2 * here) > 1e-8 * size || size < 1e-9) return null;
    if (++met >= 6) return true;
  }
  return null;
}

/** Two equations are equal where one is the other up to a constant factor. */
export function compareEquations(
  gold: NodeOf<'relation'>,
  pred: NodeOf<'relation'>,
  context: Context,
  compare: Compare,
): Outcome {
  if (gold.args.length !== 2 || pred.args.length !== 2) return undecided('equation', 'chains of equations');
  if (gold.signs[0] !== pred.signs[0])
    return different('equation', `${gold.signs[0]} against ${pred.signs[0]}`);
  if (ratioOfSides(gold, pred) !== null) return equal('equation', 'the same equation up to a factor');
  const solved = solves(pred, gold) ?? solves(gold, pred);
  if (solved) return equal('equation', 'one is the other, solved for a symbol');
  passed(context, 'equation', 'no factor turns one equation into the other; their sides are compared');
  context.trace?.announce('left side');
  const left = compare(gold.args[0]!, pred.args[0]!, context);
  context.trace?.announce('right side');
  const right = compare(gold.args[1]!, pred.args[1]!, context);
  if (left.verdict === 'equal' && right.verdict === 'equal') return equal('equation', 'both sides are equal');
  if (left.verdict === 'equal' && right.verdict === 'different') return right;
  const own = symbolsOf(gold);
  const other = symbolsOf(pred);
  if (own.size !== other.size || [...own].some((name) => !other.has(name))) {
    return different('equation', 'equations in different symbols');
  }
  return isPolynomialSide(gold) && isPolynomialSide(pred)
    ? different('equation', 'no factor turns one equation into the other')
    : undecided('equation', 'no factor turns one equation into the other, but another step might');
}

/** Polynomial equations of low degree differ where no factor joins them; others may still have the same solutions. */
function isPolynomialSide(tree: NodeOf<'relation'>): boolean {
  const plain = (node: NodeOf<'relation'>['args'][number]): boolean => {
    if (node.kind === 'number' || node.kind === 'symbol') return true;
    if (node.kind === 'sum' || node.kind === 'product') return node.args.every(plain);
    if (node.kind === 'power') return plain(node.base) && node.exponent.kind === 'number';
    return node.kind === 'quotient' && plain(node.over) && node.under.kind === 'number';
  };
  return tree.args.every(plain) && symbolsOf(tree).size > 1;
}
