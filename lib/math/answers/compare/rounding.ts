import type { Rational } from '../rational.ts';
import * as Q from '../rational.ts';
import type { AnswerTree, NumberNode } from '../tree.ts';
import type { CompareOptions } from './options.ts';
import { equal, type Outcome } from './outcome.ts';

/** The decimal as written under units, percent and signs, or null where the answer is no written decimal. */
export function writtenDecimal(tree: AnswerTree): NumberNode | null {
  if (tree.kind === 'quantity') return writtenDecimal(tree.value);
  if (tree.kind === 'percent') {
    const inside = writtenDecimal(tree.arg);
    return (
      inside && {
        ...inside,
        value: Q.rational(inside.value.n, inside.value.d * 100n),
        decimals: inside.decimals + 2,
      }
    );
  }
  return tree.kind === 'number' && tree.decimals > 0 ? tree : null;
}

/** Significant digits below which a written decimal is taken at its word. */
const GOLD_DIGITS = 3;
/** Two units in the last place of a double. */
const NOISE = 5e-16;
const NEAR_DIGITS = 4;
const RATIONAL_DIGITS = 6;

/**
 * Whether a written decimal stands for a value.
 *
 * - The gold answer is a decimal of three or more significant digits (two where the other value has no finite decimal
 *   form): the value may differ by half a unit of its last digit.
 * - The prediction is a decimal and the gold is exact: an irrational gold needs four significant digits, a rational one
 *   without finite decimals six, each right as rounded or cut off.
 * - Decimals that agree to the last two units of a double are equal (noise of floating point).
 */
export function rounded(
  gold: AnswerTree,
  pred: AnswerTree,
  g: number,
  p: number,
  exact: Exactness,
): Outcome | null {
  const goldDecimal = writtenDecimal(gold);
  const predDecimal = writtenDecimal(pred);
  if (!Number.isFinite(g) || !Number.isFinite(p)) return null;
  const gap = Math.abs(g - p);
  const size = Math.max(Math.abs(g), Math.abs(p));
  if ((goldDecimal || predDecimal) && gap <= NOISE * size)
    return equal('rounding', 'the decimals differ only by noise');
  if (goldDecimal && gap <= unit(goldDecimal) * 0.5000001) {
    const needed = exact.pred && Q.terminates(exact.pred) ? GOLD_DIGITS : 2;
    if (goldDecimal.digits >= needed && (!predDecimal || predDecimal.decimals > goldDecimal.decimals)) {
      return equal('rounding', `rounds to the gold answer at ${goldDecimal.decimals} decimals`);
    }
  }
  if (predDecimal && !goldDecimal && standsFor(predDecimal, p, g)) return nearExact(predDecimal, exact.gold);
  return null;
}

/** The exact rational values of both sides, where they have one. */
export type Exactness = { readonly gold: Rational | null; readonly pred: Rational | null };

const unit = (decimal: NumberNode) => 10 ** -decimal.decimals;

/** The decimal is the value rounded, or cut off, at its last digit. */
function standsFor(decimal: NumberNode, written: number, value: number): boolean {
  const gap = Math.abs(written - value);
  if (gap <= unit(decimal) * 0.5000001) return true;
  return gap < unit(decimal) && written * value > 0 && Math.abs(written) < Math.abs(value);
}

function nearExact(decimal: NumberNode, gold: Rational | null): Outcome | null {
  if (gold && Q.terminates(gold)) return null;
  const needed = decimal.cut ? 3 : gold ? RATIONAL_DIGITS : NEAR_DIGITS;
  if (decimal.digits < needed) return null;
  return equal('rounding', `the decimal is right to its last digit (${decimal.decimals} decimals)`);
}

/** Agreement under the tolerance and precision that were asked for; null where none was. */
export function withinOptions(
  options: CompareOptions,
  g: number,
  p: number,
  inexact: boolean,
): Outcome | null {
  if (!Number.isFinite(g) || !Number.isFinite(p)) return null;
  const gap = Math.abs(g - p);
  const absolute = typeof options.absTol === 'number' ? options.absTol : Math.min(...(options.absTol ?? [0]));
  if (absolute > 0 && gap <= absolute * 1.0000001) return equal('rounding', `within ${absolute}`);
  const relative = options.relTol ?? 0;
  if (relative > 0 && gap <= relative * Math.abs(g) * 1.0000001)
    return equal('rounding', `within ${relative} of the gold answer`);
  if (options.precision === undefined || !inexact) return null;
  const scale = 10 ** options.precision;
  const same = Math.round(g * scale + 1e-9) === Math.round(p * scale + 1e-9);
  return same ? equal('rounding', `the same at ${options.precision} decimals`) : null;
}
