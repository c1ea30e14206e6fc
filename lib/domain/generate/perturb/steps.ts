import { type Expression, evaluate, leaves, parseExpression } from './expression.ts';
import type { Mention } from './mentions.ts';
import { equals, fromInteger, HUNDRED, multiply } from './rational.ts';
import type { Token } from './tokens.ts';

/** A chain of equal expressions found in a solution; the last side is the result. */
export type Equation = {
  sides: Expression[];
  /** Whether "20%" counts as 0.2 (true) or as 20 in this chain. */
  hundredths: boolean;
  /** The number printed after an annotation, as in <<2*3=6>>6. */
  printed: number | null;
  /** Token span [start, end). */
  start: number;
  end: number;
};

export type StepsFailure = { reason: 'step-does-not-recompute' | 'unreadable-equation'; message: string };

type Line = { tokens: readonly Token[]; mentions: readonly Mention[]; from: number; to: number };

/** Leaves out unit words: "16 tbs - 4 tbs" reads 16 - 4, "$12/ticket" reads 12. */
function withoutUnits(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const next = tokens[i + 1];
    const previous = kept.at(-1);
    const afterOperand = previous && ['number', 'close', 'percent'].includes(previous.kind);
    if (token.kind === 'word' && afterOperand) continue;
    const joins =
      token.kind === 'operator' && (token.text === '/' || token.text === '-') && next?.kind === 'word';
    if (joins && afterOperand) continue;
    kept.push(token);
  }
  return kept;
}

const parseLoose = (tokens: readonly Token[]) => parseExpression(withoutUnits(tokens));

/** Whether all sides have one value, and which reading of "%" makes them so; null when they differ. */
function agreement(sides: readonly Expression[], mentions: readonly Mention[]): boolean | null {
  for (const hundredths of [true, false]) {
    const values = sides.map((side) => evaluate(side, mentions, hundredths));
    const first = values[0];
    if (first && values.every((value) => value && equals(value, first))) return hundredths;
  }
  return null;
}

function split(tokens: readonly Token[], from: number, to: number): [number, number][] {
  const spans: [number, number][] = [];
  let start = from;
  for (let i = from; i <= to; i++) {
    if (i === to || tokens[i]!.kind === 'equals') {
      spans.push([start, i]);
      start = i + 1;
    }
  }
  return spans;
}

type Printed = { mention: number; end: number };

/** Whether a number stands directly after the annotation, so that it must be its result. */
function differs(line: Line, at: number, token: Token): boolean {
  const previous = line.tokens[at - 1];
  return previous !== undefined && previous.end === token.start;
}

function printedAfter(line: Line, at: number, result: Expression): Printed | 'differs' | null {
  let i = at;
  while (line.tokens[i]?.kind === 'currency') i++;
  const token = line.tokens[i];
  if (token?.kind !== 'number' || i >= line.to) return null;
  const value = evaluate(result, line.mentions, false);
  const printed = line.mentions[token.mention]!;
  if (!value) return null;
  if (!equals(printed.value, value)) {
    const factor = printed.style.percent ? HUNDRED : fromInteger(printed.style.scale);
    if (!equals(printed.value, multiply(value, factor))) return differs(line, i, token) ? 'differs' : null;
  }
  return { mention: token.mention, end: i + 1 };
}

/** The longest expression that ends just before token `to`, not before `from`, and agrees with `others`. */
function expressionBefore(
  line: Line,
  from: number,
  to: number,
  others: Expression[],
): [Expression, number] | null {
  let lowest = to;
  while (lowest > from && !['stop', 'annotationEnd', 'annotation'].includes(line.tokens[lowest - 1]!.kind))
    lowest--;
  for (let start = lowest; start < to; start++) {
    const token = line.tokens[start]!;
    if (!['number', 'open', 'currency', 'fraction'].includes(token.kind)) continue;
    const expression = parseLoose(line.tokens.slice(start, to));
    if (expression && agreement([expression, ...others], line.mentions) !== null) return [expression, start];
  }
  return null;
}

/** The longest expression that starts at token `from`. */
function expressionsAfter(line: Line, from: number): [Expression, number][] {
  const found: [Expression, number][] = [];
  let last = from;
  while (last < line.to && !['stop', 'equals', 'annotation', 'comma'].includes(line.tokens[last]!.kind))
    last++;
  for (let end = last; end > from; end--) {
    const closing = line.tokens[end - 1]!.kind;
    if (!['number', 'close', 'percent'].includes(closing)) continue;
    const expression = parseLoose(line.tokens.slice(from, end));
    if (expression) found.push([expression, end]);
  }
  return found;
}

type Found = { equation: Equation; end: number } | StepsFailure | null;

function annotationAt(line: Line, at: number, floor: number, leading: [number, number][]): Found {
  let close = at + 1;
  while (close < line.to && line.tokens[close]!.kind !== 'annotationEnd') close++;
  const inner = split(line.tokens, at + 1, close).map(([a, b]) => parseLoose(line.tokens.slice(a, b)));
  const written = inner.filter((side) => side !== null);
  if (written.length !== inner.length || inner.length < 2) {
    return { reason: 'unreadable-equation', message: 'an annotation is not an equation of numbers' };
  }
  if (agreement(written, line.mentions) === null) {
    return {
      reason: 'step-does-not-recompute',
      message: 'an annotated step of the seed does not recompute exactly',
    };
  }
  const sides = [...written];
  let start = at;
  for (let i = leading.length - 1; i >= 0; i--) {
    const [a, b] = leading[i]!;
    const before = i === 0 ? expressionBefore(line, floor, b, sides) : whole(line, a, b, sides);
    if (!before) break;
    sides.unshift(before[0]);
    start = before[1];
  }
  const hundredths = agreement(sides, line.mentions) ?? true;
  const printed = printedAfter(line, close + 1, written.at(-1)!);
  if (printed === 'differs') {
    return {
      reason: 'step-does-not-recompute',
      message: 'a result is printed differently from its annotation',
    };
  }
  const end = printed?.end ?? close + 1;
  return { equation: { sides, hundredths, printed: printed?.mention ?? null, start, end }, end };
}

function whole(line: Line, from: number, to: number, others: Expression[]): [Expression, number] | null {
  const expression = parseLoose(line.tokens.slice(from, to));
  return expression && agreement([expression, ...others], line.mentions) !== null ? [expression, from] : null;
}

/** A chain of "=" outside annotations; `equalsAt` are its equals signs. */
function plainChain(line: Line, floor: number, equalsAt: number[]): Found {
  const first = equalsAt[0]!;
  const last = equalsAt.at(-1)!;
  const middles: Expression[] = [];
  for (let i = 1; i < equalsAt.length; i++) {
    const side = parseLoose(line.tokens.slice(equalsAt[i - 1]! + 1, equalsAt[i]!));
    if (!side) return unreadable(line, floor, first);
    middles.push(side);
  }
  for (const [result, end] of expressionsAfter(line, last + 1)) {
    const sides = [...middles, result];
    if (agreement(sides, line.mentions) === null) continue;
    const before = expressionBefore(line, floor, first, sides);
    if (!before && sides.length === 1) continue;
    const all = before ? [before[0], ...sides] : sides;
    const hundredths = agreement(all, line.mentions) ?? true;
    if (!before && hasArithmetic(line, floor, first)) return unreadable(line, floor, first);
    return { equation: { sides: all, hundredths, printed: null, start: before?.[1] ?? first, end }, end };
  }
  return unreadable(line, floor, first);
}

function hasArithmetic(line: Line, from: number, to: number): boolean {
  for (let i = to - 1; i >= from; i--) {
    const token = line.tokens[i]!;
    if (['stop', 'annotationEnd'].includes(token.kind)) return false;
    const next = line.tokens[i + 1];
    if (token.kind === 'operator' && (i + 1 >= to || next?.kind !== 'word' || next.text.length === 1))
      return true;
    if (
      token.kind === 'number' &&
      next?.kind === 'word' &&
      next.start === token.end &&
      next.text.length === 1
    ) {
      return true;
    }
  }
  return false;
}

function unreadable(line: Line, floor: number, at: number): Found {
  const after = line.tokens[at + 1];
  const beyond = line.tokens[at + 2];
  const continues = beyond?.kind === 'operator' && beyond.text !== '-' && at + 2 < line.to;
  if (!hasArithmetic(line, floor, at) && after && !continues) return null;
  return {
    reason: 'unreadable-equation',
    message: 'an equation of the solution is not plain arithmetic, or is wrong',
  };
}

/** Consecutive equals signs from token `at` up to a sentence end or an annotation. */
function chainFrom(line: Line, at: number): { equalsAt: number[]; annotation: number | null } {
  const equalsAt = [at];
  for (let i = at + 1; i < line.to; i++) {
    const token = line.tokens[i]!;
    if (token.kind === 'equals') {
      if (!parseLoose(line.tokens.slice(equalsAt.at(-1)! + 1, i))) break;
      equalsAt.push(i);
    } else if (token.kind === 'annotation') {
      const gap = line.tokens.slice(equalsAt.at(-1)! + 1, i);
      return { equalsAt, annotation: gap.every((t) => t.kind === 'currency') ? i : null };
    } else if (token.kind === 'stop') break;
  }
  return { equalsAt, annotation: null };
}

function readLine(line: Line): Equation[] | StepsFailure {
  const equations: Equation[] = [];
  let floor = line.from;
  for (let i = line.from; i < line.to; i++) {
    const token = line.tokens[i]!;
    if (token.kind !== 'equals' && token.kind !== 'annotation') continue;
    const chain = token.kind === 'equals' ? chainFrom(line, i) : { equalsAt: [], annotation: i };
    let found: Found;
    if (chain.annotation !== null) {
      const leading = split(line.tokens, floor, chain.equalsAt.at(-1) ?? floor).filter(([a, b]) => b > a);
      found = annotationAt(line, chain.annotation, floor, leading);
    } else found = plainChain(line, floor, chain.equalsAt);
    if (found && 'reason' in found) return found;
    if (found) {
      equations.push(found.equation);
      floor = found.end;
      i = found.end - 1;
    } else i = chain.equalsAt.at(-1) ?? i;
  }
  return equations;
}

/** Finds every equation of a solution, in order; fails when one is wrong or is not plain arithmetic. */
export function findEquations(
  tokens: readonly Token[],
  mentions: readonly Mention[],
): Equation[] | StepsFailure {
  const equations: Equation[] = [];
  let from = 0;
  for (let i = 0; i <= tokens.length; i++) {
    if (i < tokens.length && tokens[i]!.kind !== 'line') continue;
    const found = readLine({ tokens, mentions, from, to: i });
    if (!Array.isArray(found)) return found;
    equations.push(...found.filter((equation) => leaves(equation.sides[0]!).length > 0));
    from = i + 1;
  }
  return equations;
}
