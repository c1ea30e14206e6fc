import { fromDecimal, mul, ONE, power, type Rational } from '../rational.ts';
import { UNIT_SIZES } from '../tokenize/words.ts';
import { type AnswerTree, exactNumber, type NodeOf, product } from '../tree.ts';
import { compareResidues } from './congruences.ts';
import type { Compare, Context } from './context.ts';
import { different, equal, type Outcome } from './outcome.ts';
import { compareTimes, halfOfDay } from './times.ts';

type Measure = { readonly dimension: string; readonly factor: Rational };

const POWERS = new Map([
  ['square', 2],
  ['sq', 2],
  ['cubic', 3],
  ['cu', 3],
]);

/** What a unit measures and its size; null for words that are no unit this engine knows. */
export function measureOf(unit: string): Measure | null {
  let exponent = 1;
  let found: Measure | null = null;
  for (const part of unit.split(' ').filter(Boolean)) {
    const prefix = POWERS.get(part.toLowerCase());
    if (prefix) {
      exponent = prefix;
      continue;
    }
    const [name, raised] = part.split('^') as [string, string?];
    const size = UNIT_SIZES.get(name) ?? UNIT_SIZES.get(name.toLowerCase());
    if (!size || found) return null;
    if (raised) exponent = Number(raised);
    const factor = fromDecimal(size.factor) ?? ONE;
    found = { dimension: `${size.dimension}^${exponent}`, factor: power(factor, BigInt(exponent)) ?? ONE };
  }
  return found;
}

/** Compares values with units: the same unit, a unit that converts, or a unit on one side only. */
export function compareQuantities(
  gold: AnswerTree,
  pred: AnswerTree,
  context: Context,
  compare: Compare,
): Outcome {
  const time = halfOfDay(gold) || halfOfDay(pred) ? compareTimes(gold, pred) : null;
  const settled = time ?? compareResidues(gold, pred);
  if (settled) return settled;
  if (gold.kind === 'quantity' && pred.kind === 'quantity')
    return bothWithUnits(gold, pred, context, compare);
  if (gold.kind === 'quantity') {
    const missing = context.options.units === 'required' && measureOf(gold.unit) !== null;
    if (missing) return different('units', `the unit ${gold.unit} is missing`);
    return oneUnit(gold, pred, context, compare, false);
  }
  return oneUnit(pred as NodeOf<'quantity'>, gold, context, compare, true);
}

function bothWithUnits(
  gold: NodeOf<'quantity'>,
  pred: NodeOf<'quantity'>,
  context: Context,
  compare: Compare,
): Outcome {
  const g = measureOf(gold.unit);
  const p = measureOf(pred.unit);
  if (!g || !p || (g.dimension === p.dimension && g.factor.n === p.factor.n && g.factor.d === p.factor.d)) {
    return compare(gold.value, pred.value, context);
  }
  if (g.dimension !== p.dimension)
    return different('units', `${gold.unit} does not measure what ${pred.unit} measures`);
  const converted = compare(scaled(gold.value, g.factor), scaled(pred.value, p.factor), context);
  return converted.verdict === 'equal' ? equal('units', `${pred.unit} converted to ${gold.unit}`) : converted;
}

const scaled = (value: AnswerTree, factor: Rational) => product(value, exactNumber(factor));

/** Degrees may also stand against radians, dozens against a number of things; other units are passed over. */
function oneUnit(
  with_: NodeOf<'quantity'>,
  bare: AnswerTree,
  context: Context,
  compare: Compare,
  flipped: boolean,
): Outcome {
  const order = (value: AnswerTree) =>
    flipped ? compare(bare, value, context) : compare(value, bare, context);
  const outcome = order(with_.value);
  if (outcome.verdict === 'equal') return outcome;
  const count = measureOf(with_.unit.split(' ')[0]!);
  if (count?.dimension === 'count^1') return order(scaled(with_.value, count.factor));
  if (with_.unit !== 'degrees') return outcome;
  const factor = mul(ONE, { n: 1n, d: 180n });
  const radians = order(product(with_.value, exactNumber(factor), { kind: 'constant', name: 'pi' }));
  return radians.verdict === 'equal' ? equal('units', 'degrees converted to radians') : outcome;
}
