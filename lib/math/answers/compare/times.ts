import { exactValue } from '../numeric/exact.ts';
import * as Q from '../rational.ts';
import type { AnswerTree } from '../tree.ts';
import { different, equal, type Outcome } from './outcome.ts';

/** `am` or `pm` where the unit of a quantity says so; null for other units. */
export function halfOfDay(tree: AnswerTree): 'am' | 'pm' | null {
  if (tree.kind !== 'quantity') return null;
  const word = tree.unit.toLowerCase().replaceAll('.', '').split(' ')[0];
  return word === 'am' || word === 'pm' ? word : null;
}

const written = (tree: AnswerTree) => (tree.kind === 'quantity' ? tree.value : tree);

/** Hours of a time as written, 15.5 for `15:30`; null for what is no time. */
function hours(tree: AnswerTree): Q.Rational | null {
  if (tree.kind !== 'ratio') return exactValue(tree);
  let total = Q.ZERO;
  for (const part of [...tree.args].reverse()) {
    const value = exactValue(part);
    if (!value) return null;
    total = Q.add(value, Q.div(total, Q.rational(60))!);
  }
  return total;
}

const HALF_DAY = Q.rational(12);

/** Hours since midnight. */
function sinceMidnight(tree: AnswerTree): Q.Rational | null {
  const shown = hours(written(tree));
  const half = halfOfDay(tree);
  if (!shown || !half) return shown;
  const morning = Q.compare(shown, HALF_DAY) >= 0 ? Q.sub(shown, HALF_DAY) : shown;
  return half === 'pm' ? Q.add(morning, HALF_DAY) : morning;
}

/** Compares times of day, where one of them at least says `am` or `pm`; null where one is no time. */
export function compareTimes(gold: AnswerTree, pred: AnswerTree): Outcome | null {
  const [g, p] = [sinceMidnight(gold), sinceMidnight(pred)];
  if (!g || !p) return null;
  if (Q.equals(g, p)) return equal('units', 'the same time of day');
  const [a, b] = [hours(written(gold)), hours(written(pred))];
  const oneSide = !halfOfDay(gold) || !halfOfDay(pred);
  if (oneSide && a && b && Q.equals(a, b)) return equal('units', 'the same time, once without am or pm');
  return different('units', 'different times of day');
}
