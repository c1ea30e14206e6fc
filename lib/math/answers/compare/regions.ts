import { complex, isDefined, isReal } from '../numeric/complex.ts';
import { evaluate, type Point } from '../numeric/evaluate.ts';
import { type AnswerTree, type NodeOf, type RelationSign, symbolsOf } from '../tree.ts';

/** An interval of the real line whose ends are trees; a single number is an interval with equal closed ends. */
export type Part = {
  readonly low: AnswerTree;
  readonly high: AnswerTree;
  readonly lowClosed: boolean;
  readonly highClosed: boolean;
};

export const INFINITY: AnswerTree = { kind: 'constant', name: 'infinity' };
export const MINUS_INFINITY: AnswerTree = {
  kind: 'product',
  args: [{ kind: 'number', value: { n: -1n, d: 1n }, decimals: 0, digits: 0 }, INFINITY],
};
const EMPTY: Point = new Map();

/** The double value of an end, NaN where it holds symbols or is not real. */
export function endValue(tree: AnswerTree): number {
  const value = evaluate(tree, EMPTY);
  return isDefined(value) && isReal(value)
    ? value.re
    : value.re === Infinity || value.re === -Infinity
      ? value.re
      : Number.NaN;
}

/** The parts of an interval, a union, a set of numbers or a pair that may be an open interval; null for anything else. */
export function partsOf(tree: AnswerTree): Part[] | null {
  switch (tree.kind) {
    case 'interval':
      return [tree];
    case 'tuple':
      return tree.items.length === 2
        ? [{ low: tree.items[0]!, high: tree.items[1]!, lowClosed: false, highClosed: false }]
        : null;
    case 'set':
      return tree.items.map((item) => ({ low: item, high: item, lowClosed: true, highClosed: true }));
    case 'setop':
      return operation(tree);
    case 'member':
      return tree.negated ? null : partsOf(tree.set);
    default:
      return null;
  }
}

function operation(tree: NodeOf<'setop'>): Part[] | null {
  const parts = tree.args.map(partsOf);
  if (!parts.every((part) => part !== null)) return null;
  const lists = parts as Part[][];
  if (tree.op === 'union') return lists.flat();
  if (tree.op === 'difference') return lists.length === 2 ? without(lists[0]!, lists[1]!) : null;
  return lists
    .slice(1)
    .reduce<Part[]>((left, right) => left.flatMap((a) => right.flatMap((b) => meet(a, b))), lists[0]!);
}

const complement = (part: Part): Part[] => [
  { low: MINUS_INFINITY, high: part.low, lowClosed: false, highClosed: !part.lowClosed },
  { low: part.high, high: INFINITY, lowClosed: !part.highClosed, highClosed: false },
];

const without = (left: readonly Part[], right: readonly Part[]) =>
  right.reduce<Part[]>(
    (rest, cut) => rest.flatMap((part) => complement(cut).flatMap((side) => meet(part, side))),
    [...left],
  );

/** The common part of two intervals, [] where they do not meet. */
export function meet(a: Part, b: Part): Part[] {
  const [al, bl, ah, bh] = [endValue(a.low), endValue(b.low), endValue(a.high), endValue(b.high)];
  const low =
    al === bl
      ? { end: a.low, closed: a.lowClosed && b.lowClosed }
      : al > bl
        ? { end: a.low, closed: a.lowClosed }
        : { end: b.low, closed: b.lowClosed };
  const high =
    ah === bh
      ? { end: a.high, closed: a.highClosed && b.highClosed }
      : ah < bh
        ? { end: a.high, closed: a.highClosed }
        : { end: b.high, closed: b.highClosed };
  const part = { low: low.end, high: high.end, lowClosed: low.closed, highClosed: high.closed };
  return isEmpty(part) ? [] : [part];
}

const isEmpty = (part: Part) => {
  const [low, high] = [endValue(part.low), endValue(part.high)];
  return low > high || (low === high && !(part.lowClosed && part.highClosed));
};

/** Sorts parts, drops empty ones and joins those that touch; parts with symbols are left as they are. */
export function normalized(parts: readonly Part[]): Part[] {
  if (parts.some((part) => Number.isNaN(endValue(part.low)) || Number.isNaN(endValue(part.high))))
    return [...parts];
  const sorted = parts
    .filter((part) => !isEmpty(part))
    .sort((a, b) => endValue(a.low) - endValue(b.low) || Number(b.lowClosed) - Number(a.lowClosed));
  const joined: Part[] = [];
  for (const part of sorted) {
    const last = joined[joined.length - 1];
    const end = last ? endValue(last.high) : 0;
    const start = endValue(part.low);
    if (last && (start < end || (start === end && (part.lowClosed || last.highClosed)))) {
      const further = endValue(part.high);
      const highClosed =
        further > end
          ? part.highClosed
          : further === end
            ? part.highClosed || last.highClosed
            : last.highClosed;
      joined[joined.length - 1] = { ...last, high: further > end ? part.high : last.high, highClosed };
    } else joined.push(part);
  }
  return joined;
}

const FLIPPED: Partial<Record<RelationSign, RelationSign>> = {
  '<': '>',
  '>': '<',
  '≤': '≥',
  '≥': '≤',
  '≠': '≠',
  '=': '=',
};

/** The interval that an inequality gives its one subject, as in `-1 < x ≤ 2` or `0 < f(x)`; null where it has several. */
export function solved(
  tree: NodeOf<'relation'>,
  isSubject: (tree: AnswerTree) => boolean,
): { subject: AnswerTree; parts: Part[] } | null {
  const at = tree.args.findIndex((arg) => symbolsOf(arg).size > 0 || arg.kind === 'call');
  const subject = tree.args[at];
  if (!subject || !isSubject(subject) || tree.args.some((arg, k) => k !== at && Number.isNaN(endValue(arg))))
    return null;
  let parts: Part[] = [{ low: MINUS_INFINITY, high: INFINITY, lowClosed: false, highClosed: false }];
  for (const [k, sign] of tree.signs.entries()) {
    const before = k < at;
    const facing = before ? FLIPPED[sign] : sign;
    const bound = tree.args[before ? k : k + 1]!;
    if (k + 1 < at || k > at || !facing || !FLIPPED[facing]) return null;
    parts = parts.flatMap((part) => halves(facing, bound).flatMap((half) => meet(part, half)));
  }
  return { subject, parts };
}

/** The numbers that stand in a relation to a bound. */
function halves(sign: RelationSign, bound: AnswerTree): Part[] {
  const below = (closed: boolean): Part => ({
    low: MINUS_INFINITY,
    high: bound,
    lowClosed: false,
    highClosed: closed,
  });
  const above = (closed: boolean): Part => ({
    low: bound,
    high: INFINITY,
    lowClosed: closed,
    highClosed: false,
  });
  if (sign === '=') return [{ low: bound, high: bound, lowClosed: true, highClosed: true }];
  if (sign === '≠') return [below(false), above(false)];
  return sign === '<' || sign === '≤' ? [below(sign === '≤')] : [above(sign === '≥')];
}

/** True where the number satisfies the chain of relations; null where it cannot be told. */
export function holds(tree: NodeOf<'relation'>, symbol: string, x: number): boolean | null {
  const point: Point = new Map([[symbol, complex(x)]]);
  const values = tree.args.map((arg) => evaluate(arg, point));
  if (!values.every((value) => isDefined(value) && isReal(value))) return false;
  let all = true;
  for (const [k, sign] of tree.signs.entries()) {
    const a = values[k]!.re;
    const b = values[k + 1]!.re;
    const near = Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
    if (sign === '<') all &&= !near && a < b;
    else if (sign === '>') all &&= !near && a > b;
    else if (sign === '≤') all &&= near || a < b;
    else if (sign === '≥') all &&= near || a > b;
    else if (sign === '=') all &&= near;
    else if (sign === '≠') all &&= !near;
    else return null;
  }
  return all;
}

export function contains(parts: readonly Part[], x: number): boolean {
  return parts.some((part) => {
    const low = endValue(part.low);
    const high = endValue(part.high);
    return (x > low || (x === low && part.lowClosed)) && (x < high || (x === high && part.highClosed));
  });
}
