import { spend, unitsOf } from '../meter.ts';
import { isDefined, isReal } from '../numeric/complex.ts';
import { evaluate } from '../numeric/evaluate.ts';
import { exactValue } from '../numeric/exact.ts';
import { parseText } from '../parse/index.ts';
import type { Rational } from '../rational.ts';
import * as Q from '../rational.ts';
import { remembering } from '../remembering.ts';
import { type AnswerTree, some } from '../tree.ts';

/** The value of one side of an equation, how exactly it is printed, and whether it is written in percent. */
export type Side = {
  readonly value: Rational;
  /** The value is a double, not exact. */
  readonly approximate: boolean;
  /** Digits after the point where the side is one printed number; null for an expression. */
  readonly decimals: number | null;
  readonly percent: boolean;
  readonly cut: boolean;
};

/** Reads one side of an equation; null where it is no number. */
export function readSide(text: string): Side | null {
  const { side, units } = remembered(text.trim());
  spend(units);
  return side;
}

/** Samples of one problem share most of their sides. What is remembered costs as many units as it did at first. */
const remembered = remembering(
  (text) => {
    let side: Side | null = null;
    const units = unitsOf(() => {
      const parsed = parseText(text);
      side = 'error' in parsed ? null : sideOf(parsed.tree);
    });
    return { side: side as Side | null, units };
  },
  { most: 4000, longest: 120 },
);

export function sideOf(tree: AnswerTree): Side | null {
  if (some(tree, (node) => node.kind === 'symbol' || node.kind === 'relation' || node.kind === 'list'))
    return null;
  const value = exactValue(tree);
  const printed = printedNumber(tree);
  const rest = {
    decimals: printed?.decimals ?? null,
    percent: some(tree, (node) => node.kind === 'percent'),
    cut: printed?.cut ?? false,
  };
  if (value) return { value, approximate: false, ...rest };
  const double = evaluate(tree, new Map());
  if (!isDefined(double) || !isReal(double) || !Number.isFinite(double.re)) return null;
  const near = fromDouble(double.re);
  return near && { value: near, approximate: true, ...rest };
}

function printedNumber(tree: AnswerTree): { decimals: number; cut: boolean } | null {
  if (tree.kind === 'quantity') return printedNumber(tree.value);
  if (tree.kind === 'percent') {
    const inside = printedNumber(tree.arg);
    return inside && { ...inside, decimals: inside.decimals + 2 };
  }
  return tree.kind === 'number' ? { decimals: tree.decimals, cut: tree.cut ?? false } : null;
}

function fromDouble(x: number): Rational | null {
  if (x === 0) return Q.ZERO;
  const [digits, exponent] = Math.abs(x).toExponential(15).split('e') as [string, string];
  const value = Q.fromDecimal(digits, Number(exponent));
  return value && (x < 0 ? Q.neg(value) : value);
}
