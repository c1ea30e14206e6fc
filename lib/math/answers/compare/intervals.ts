import { generator } from '../numeric/points.ts';
import { type AnswerTree, type NodeOf, symbolsOf } from '../tree.ts';
import type { Compare, Context } from './context.ts';
import { ratioOfSides } from './equations.ts';
import { isName, isSimpleName, nameKey } from './names.ts';
import { all, different, equal, type Outcome, undecided } from './outcome.ts';
import { contains, endValue, holds, meet, normalized, type Part, partsOf, solved } from './regions.ts';

/** What an answer says about one number: the intervals it lies in, or conditions on it. */
type Region = {
  readonly subject: AnswerTree | null;
  readonly parts: readonly Part[] | null;
  readonly conditions: readonly NodeOf<'relation'>[];
  readonly any: boolean;
};

const INEQUALITY = new Set(['<', '≤', '>', '≥', '≠']);
export const isInequality = (tree: AnswerTree): boolean =>
  tree.kind === 'relation' && tree.signs.some((sign) => INEQUALITY.has(sign));

const asInequality = (tree: AnswerTree): NodeOf<'relation'> | null =>
  tree.kind === 'relation' && isInequality(tree) ? tree : null;

function regionOf(tree: AnswerTree): Region | null {
  if (tree.kind === 'member') {
    const parts = partsOf(tree);
    return parts && { subject: tree.element, parts, conditions: [], any: false };
  }
  const inequality = asInequality(tree);
  if (inequality) {
    const simple = solved(inequality, isName);
    return {
      subject: simple?.subject ?? null,
      parts: simple?.parts ?? null,
      conditions: [inequality],
      any: false,
    };
  }
  if (tree.kind === 'list' && tree.items.some(isInequality)) {
    const relations = tree.items.filter((item) => item.kind === 'relation');
    return relations.length === tree.items.length ? several(relations) : null;
  }
  if (tree.kind === 'tuple' && tree.items.length !== 2) return null;
  const parts = partsOf(tree);
  return parts && { subject: null, parts, conditions: [], any: false };
}

/** Several inequalities hold together where they can, else one of them holds. */
function several(items: readonly NodeOf<'relation'>[]): Region | null {
  const solutions = items.map((item) => solved(item, isName));
  if (!solutions.every((solution) => solution !== null))
    return { subject: null, parts: null, conditions: items, any: false };
  const [first, ...rest] = solutions as { subject: AnswerTree; parts: Part[] }[];
  if (rest.some((other) => nameKey(other.subject) !== nameKey(first!.subject))) return null;
  const together = rest.reduce<Part[]>(
    (parts, other) => parts.flatMap((part) => other.parts.flatMap((next) => meet(part, next))),
    first!.parts,
  );
  const parts = together.length ? together : [first!, ...rest].flatMap((solution) => solution.parts);
  return { subject: first!.subject, parts, conditions: items, any: together.length === 0 };
}

/** Compares intervals, unions and inequalities as sets of real numbers; null where one of them is none. */
export function compareRegions(
  gold: AnswerTree,
  pred: AnswerTree,
  context: Context,
  compare: Compare,
): Outcome | null {
  const g = regionOf(gold);
  const p = regionOf(pred);
  if (!g || !p) return null;
  const bySymbol = sameSymbol(gold, pred, g, p);
  if (
    !bySymbol &&
    g.subject &&
    p.subject &&
    g.parts &&
    p.parts &&
    nameKey(g.subject) !== nameKey(p.subject)
  ) {
    return different('interval', 'they speak of different quantities');
  }
  if (g.parts && p.parts && !bySymbol) return byEnds(g.parts, p.parts, context, compare);
  const proportional =
    g.conditions.length === 1 && p.conditions.length === 1
      ? scaledInequality(g.conditions[0]!, p.conditions[0]!)
      : null;
  return proportional ?? bySampling(gold, pred, g, p);
}

/** `1 ≤ |z| ≤ 3/2` speaks of |z|, a union of intervals speaks of z: then points of z decide. */
function sameSymbol(gold: AnswerTree, pred: AnswerTree, g: Region, p: Region): boolean {
  const compound = (region: Region) =>
    region.subject !== null && region.conditions.length > 0 && !isSimpleName(region.subject);
  if (compound(g) === compound(p)) return false;
  const symbols = new Set([...symbolsOf(gold), ...symbolsOf(pred)]);
  return symbols.size === 1;
}

function byEnds(g: readonly Part[], p: readonly Part[], context: Context, compare: Compare): Outcome {
  const single = g.length === 1 && p.length === 1;
  const left = single ? g : normalized(g);
  const right = single ? p : normalized(p);
  if (left.length !== right.length)
    return different('interval', `${left.length} against ${right.length} intervals`);
  return all('interval', 'the same intervals', pairs(left, right, context, compare));
}

/** An end that belongs to one interval only; at infinity that is a slip of the pen, or is not. */
const unlikeEnds = (end: AnswerTree): Outcome =>
  Number.isFinite(endValue(end)) || Number.isNaN(endValue(end))
    ? different('interval', 'an end belongs to only one of them')
    : undecided('interval', 'a square bracket stands at infinity');

function* pairs(
  left: readonly Part[],
  right: readonly Part[],
  context: Context,
  compare: Compare,
): Generator<Outcome> {
  for (const [k, a] of left.entries()) {
    const b = right[k]!;
    if (a.lowClosed !== b.lowClosed) yield unlikeEnds(a.low);
    if (a.highClosed !== b.highClosed) yield unlikeEnds(a.high);
    context.trace?.announce('lower end');
    yield compare(a.low, b.low, context);
    context.trace?.announce('upper end');
    yield compare(a.high, b.high, context);
  }
}

/** `-x > -1` and `x < 1`: the sides differ by one factor everywhere, and its sign turns the relation or keeps it. */
function scaledInequality(g: NodeOf<'relation'>, p: NodeOf<'relation'>): Outcome | null {
  if (g.args.length !== 2 || p.args.length !== 2) return null;
  const factor = ratioOfSides(g, p);
  if (factor === null) return null;
  const turned = { '<': '>', '>': '<', '≤': '≥', '≥': '≤' } as Record<string, string>;
  const expected = factor < 0 ? (turned[g.signs[0]!] ?? g.signs[0]!) : g.signs[0]!;
  return expected === p.signs[0]
    ? equal('equation', 'the same inequality up to a factor')
    : different('equation', 'the inequality points the other way');
}

/** Decides by the ends of the intervals, points between them, and points all over the line. */
function bySampling(gold: AnswerTree, pred: AnswerTree, g: Region, p: Region): Outcome {
  const symbols = [...new Set([...symbolsOf(gold), ...symbolsOf(pred)])];
  if (symbols.length !== 1) return undecided('interval', 'conditions on several quantities');
  const symbol = symbols[0]!;
  const truth = (region: Region, x: number): boolean | null => {
    if (!region.conditions.length) return contains(region.parts ?? [], x);
    const values = region.conditions.map((condition) => holds(condition, symbol, x));
    if (values.includes(null)) return null;
    return region.any ? values.includes(true) : !values.includes(false);
  };
  for (const x of testPoints(g, p)) {
    const a = truth(g, x);
    const b = truth(p, x);
    if (a === null || b === null) return undecided('interval', 'a condition could not be checked');
    if (a !== b)
      return different('interval', `${symbol} = ${Number(x.toPrecision(6))} satisfies only one of them`);
  }
  return equal('numeric', 'they hold for the same numbers at all points tried');
}

function testPoints(g: Region, p: Region): number[] {
  const ends = [...(g.parts ?? []), ...(p.parts ?? [])].flatMap((part) => [
    endValue(part.low),
    endValue(part.high),
  ]);
  const marks = [...new Set(ends.filter(Number.isFinite))].sort((a, b) => a - b);
  const spread = Math.max(1, ...marks.map(Math.abs));
  const next = generator(7);
  const found = [...marks, ...marks.flatMap((x) => [x - 1e-4 * spread, x + 1e-4 * spread, -x])];
  for (let k = 0; k + 1 < marks.length; k++) found.push((marks[k]! + marks[k + 1]!) / 2);
  for (let k = 0; k < 24; k++) found.push((next() - 0.5) * 4 * spread, (next() - 0.5) * 40 * spread);
  for (let k = -6; k <= 6; k++) found.push(k);
  return found;
}
