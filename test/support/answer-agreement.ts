import { evaluateLatex, type LatexNumber } from './latex-number.ts';

/**
 * What an independent computation hands back, to be compared with an answer in LaTeX.
 * A bigint or a ratio asks for exact equality, a number for 1e-9 (relative above 1).
 */
export type Computed =
  | bigint
  | number
  | { ratio: readonly [bigint, bigint] }
  | { complex: readonly [number, number] }
  | { tuple: readonly number[] }
  | { set: readonly number[] }
  | { matrix: readonly (readonly number[])[] }
  | { functionOfX: (x: number) => number }
  | { solvesAt: (x: number) => boolean }
  | { word: string };

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

const closeTo = (value: LatexNumber, re: number, im = 0): boolean =>
  close(value.re, re) && close(value.im, im);

function equalsRatio(value: LatexNumber, n: bigint, d: bigint): boolean {
  return value.exact !== null && value.exact[0] * d === n * value.exact[1];
}

/** Splits at a separator outside of all brackets and environments. */
export function splitOutside(source: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < source.length; at++) {
    if (depth === 0 && source.startsWith(separator, at)) {
      parts.push(source.slice(start, at));
      start = at + separator.length;
      at = start - 1;
    } else if ('([{'.includes(source[at]!)) depth++;
    else if (')]}'.includes(source[at]!)) depth--;
  }
  return [...parts, source.slice(start)].map((part) => part.trim());
}

const unsized = (answer: string): string => answer.replaceAll(/\\(left|right)(?![a-zA-Z])/g, '').trim();

function inside(answer: string, open: string, end: string): string {
  const text = unsized(answer);
  if (!text.startsWith(open) || !text.endsWith(end)) throw new Error(`${answer} is not in ${open} ${end}`);
  return text.slice(open.length, text.length - end.length);
}

const numbersIn = (list: string): LatexNumber[] => splitOutside(list, ',').map((item) => evaluateLatex(item));

function agreesInOrder(values: readonly LatexNumber[], expected: readonly number[]): boolean {
  return values.length === expected.length && values.every((value, at) => closeTo(value, expected[at]!));
}

function agreesAsSet(values: readonly LatexNumber[], expected: readonly number[]): boolean {
  const sorted = [...values].sort((a, b) => a.re - b.re);
  return agreesInOrder(
    sorted,
    [...expected].sort((a, b) => a - b),
  );
}

function agreesAsMatrix(answer: string, expected: readonly (readonly number[])[]): boolean {
  const rows = inside(answer, '\\begin{pmatrix}', '\\end{pmatrix}')
    .split('\\\\')
    .map((row) => row.split('&').map((entry) => evaluateLatex(entry)));
  return rows.length === expected.length && rows.every((row, at) => agreesInOrder(row, expected[at]!));
}

const samplePoints = [-7.3, -2.1, -0.6, 0.4, 1.9, 5.2];

function agreesAsFunction(answer: string, expected: (x: number) => number): boolean {
  const expression = answer.replace(/^y\s*=/, '');
  return samplePoints.every((x) => closeTo(evaluateLatex(expression, { x }), expected(x)));
}

type Interval = { low: number; high: number; lowClosed: boolean; highClosed: boolean };

function endOf(source: string): number {
  const text = source.trim();
  if (text === '\\infty') return Number.POSITIVE_INFINITY;
  if (text === '-\\infty') return Number.NEGATIVE_INFINITY;
  return evaluateLatex(text).re;
}

function parseInterval(source: string): Interval {
  const match = /^([([])(.*),(.*)([)\]])$/.exec(unsized(source));
  if (!match) throw new Error(`${source} is not an interval`);
  const [, open, low = '', high = '', end] = match;
  return { low: endOf(low), high: endOf(high), lowClosed: open === '[', highClosed: end === ']' };
}

function contains({ low, high, lowClosed, highClosed }: Interval, x: number): boolean {
  return (lowClosed ? x >= low : x > low) && (highClosed ? x <= high : x < high);
}

/** Membership is compared on a grid, far out, and on and right beside every end of the answer's intervals. */
function agreesAsSolutionSet(answer: string, solvesAt: (x: number) => boolean): boolean {
  const intervals = answer.split('\\cup').map(parseInterval);
  const ends = intervals.flatMap(({ low, high }) => [low, high]).filter(Number.isFinite);
  const points = ends.flatMap((end) => [end - 1e-6, end, end + 1e-6]);
  for (let x = -100; x <= 100; x += 0.125) points.push(x);
  points.push(-1e6, 1e6);
  return points.every((x) => intervals.some((interval) => contains(interval, x)) === solvesAt(x));
}

/** Whether an answer in LaTeX has the value that was computed for it. Throws when the answer has another form. */
export function answerAgrees(answer: string, computed: Computed): boolean {
  if (typeof computed === 'bigint') return equalsRatio(evaluateLatex(answer), computed, 1n);
  if (typeof computed === 'number') return closeTo(evaluateLatex(answer), computed);
  if ('ratio' in computed) return equalsRatio(evaluateLatex(answer), ...computed.ratio);
  if ('complex' in computed) return closeTo(evaluateLatex(answer), ...computed.complex);
  if ('tuple' in computed) return agreesInOrder(numbersIn(inside(answer, '(', ')')), computed.tuple);
  if ('set' in computed) return agreesAsSet(numbersIn(inside(answer, '\\{', '\\}')), computed.set);
  if ('matrix' in computed) return agreesAsMatrix(answer, computed.matrix);
  if ('functionOfX' in computed) return agreesAsFunction(answer, computed.functionOfX);
  if ('solvesAt' in computed) return agreesAsSolutionSet(answer, computed.solvesAt);
  return inside(answer, '\\text{', '}') === computed.word;
}
