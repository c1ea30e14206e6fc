import { type MathPiece, mathPieces } from './math-pieces.ts';

/** A stretch of a text in UTF-16 code units, end exclusive, with nothing like it in the other text. */
export interface ChangedSpan {
  start: number;
  end: number;
}

export interface MathDifference {
  /** What only the first text has, and what only the second has, each in the order of its text. */
  before: ChangedSpan[];
  after: ChangedSpan[];
}

/** Beyond this many edits what lies between the common ends counts as changed, whole. */
const mostEdits = 1000;

/**
 * The difference of two problems by words and by pieces of formulas, so that each side can be marked and still be set:
 * a changed stretch of a formula is TeX of its own (a fraction, or only its numerator where nothing else has changed).
 * Spaces, line breaks and delimiters make no difference. Shortest edit script by Myers (1986), O(ND).
 */
export function diffMath(before: string, after: string): MathDifference {
  const difference: MathDifference = { before: [], after: [] };
  compare(mathPieces(before), mathPieces(after), difference);
  return {
    before: joined(before, difference.before),
    after: joined(after, difference.after),
  };
}

function compare(left: readonly MathPiece[], right: readonly MathPiece[], into: MathDifference): void {
  let i = 0;
  let j = 0;
  for (const [nextLeft, nextRight] of [...commonPieces(left, right), [left.length, right.length] as const]) {
    compareChanged(left.slice(i, nextLeft), right.slice(j, nextRight), into);
    i = nextLeft + 1;
    j = nextRight + 1;
  }
}

/** One piece in the place of one like it is looked into; everything else is changed as it stands. */
function compareChanged(left: readonly MathPiece[], right: readonly MathPiece[], into: MathDifference): void {
  const isPaired = left.length === right.length && left.every((piece, i) => isLike(piece, right[i]!));
  if (!isPaired) {
    into.before.push(...left);
    into.after.push(...right);
    return;
  }
  for (const [i, piece] of left.entries()) {
    for (const [p, part] of piece.parts!.entries()) compare(part, right[i]!.parts![p]!, into);
  }
}

function isLike({ head, parts }: MathPiece, other: MathPiece): boolean {
  return head !== undefined && head === other.head && parts!.length === other.parts!.length;
}

/** Pairs of places of pieces that both have, in order. */
function commonPieces(left: readonly MathPiece[], right: readonly MathPiece[]): [number, number][] {
  const same = (i: number, j: number) => left[i]!.key === right[j]!.key;
  let start = 0;
  while (start < left.length && start < right.length && same(start, start)) start++;
  let end = 0;
  const most = Math.min(left.length, right.length) - start;
  while (end < most && same(left.length - 1 - end, right.length - 1 - end)) end++;
  const range = (count: number) => Array.from({ length: count }, (_, k) => k);
  return [
    ...range(start).map((k): [number, number] => [k, k]),
    ...shortestEdit(left.slice(start, left.length - end), right.slice(start, right.length - end)).map(
      ([i, j]): [number, number] => [start + i, start + j],
    ),
    ...range(end).map((k): [number, number] => [left.length - end + k, right.length - end + k]),
  ];
}

/** The matches of a shortest edit script: the furthest place on each diagonal after 0, 1, 2 … edits, then back. */
function shortestEdit(left: readonly MathPiece[], right: readonly MathPiece[]): [number, number][] {
  const [n, m] = [left.length, right.length];
  const limit = Math.min(n + m, mostEdits);
  const furthest = new Int32Array(2 * limit + 3);
  const at = (diagonal: number) => diagonal + limit + 1;
  const rounds: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits++) {
    rounds.push(furthest.slice(at(-edits) - 1, at(edits) + 2));
    for (let k = -edits; k <= edits; k += 2) {
      const isDown = k === -edits || (k !== edits && furthest[at(k - 1)]! < furthest[at(k + 1)]!);
      let i = isDown ? furthest[at(k + 1)]! : furthest[at(k - 1)]! + 1;
      while (i < n && i - k < m && left[i]!.key === right[i - k]!.key) i++;
      furthest[at(k)] = i;
      if (i >= n && i - k >= m) return goBack(rounds, n, m);
    }
  }
  return [];
}

function goBack(rounds: readonly Int32Array[], n: number, m: number): [number, number][] {
  const matches: [number, number][] = [];
  let [i, j] = [n, m];
  for (let edits = rounds.length - 1; edits >= 0; edits--) {
    const before = (diagonal: number) => rounds[edits]![diagonal + edits + 1]!;
    const k = i - j;
    const isDown = k === -edits || (k !== edits && before(k - 1) < before(k + 1));
    const from = isDown ? before(k + 1) : before(k - 1);
    const [startI, startJ] = edits === 0 ? [0, 0] : [from, from - (isDown ? k + 1 : k - 1)];
    const matchFrom = edits === 0 ? 0 : isDown ? startI : startI + 1;
    while (i > matchFrom) matches.push([--i, --j]);
    [i, j] = [startI, startJ];
  }
  return matches.reverse();
}

/** Neighbours with only white space between them are one stretch. */
function joined(text: string, spans: readonly ChangedSpan[]): ChangedSpan[] {
  const result: ChangedSpan[] = [];
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last && text.slice(last.end, start).trim() === '') last.end = end;
    else result.push({ start, end });
  }
  return result;
}
