import type { Mention } from './mentions.ts';
import { add, divide, HUNDRED, multiply, power, type Rational, subtract, ZERO } from './rational.ts';
import type { Token } from './tokens.ts';

/** An arithmetic expression whose leaves are numbers of the text (indices into its mentions). */
export type Expression =
  | { kind: 'leaf'; mention: number; percent: boolean }
  | { kind: 'binary'; operator: '+' | '-' | '*' | '/' | '^'; left: Expression; right: Expression }
  | { kind: 'negative'; inner: Expression };

type Cursor = { tokens: readonly Token[]; at: number };

const peek = (cursor: Cursor) => cursor.tokens[cursor.at];

function binary(operator: '+' | '-' | '*' | '/' | '^', left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator, left, right };
}

function parseGroup(cursor: Cursor): Expression | null {
  if (peek(cursor)?.kind !== 'open') return null;
  cursor.at++;
  const inner = parseSum(cursor);
  if (!inner || peek(cursor)?.kind !== 'close') return null;
  cursor.at++;
  return inner;
}

function parseAtom(cursor: Cursor): Expression | null {
  const token = peek(cursor);
  if (!token) return null;
  if (token.kind === 'currency') {
    cursor.at++;
    return parseAtom(cursor);
  }
  if (token.kind === 'number') {
    cursor.at++;
    const percent = peek(cursor)?.kind === 'percent';
    if (percent) cursor.at++;
    return { kind: 'leaf', mention: token.mention, percent };
  }
  if (token.kind === 'fraction') {
    cursor.at++;
    const left = parseGroup(cursor);
    const right = left && parseGroup(cursor);
    return left && right ? binary('/', left, right) : null;
  }
  return parseGroup(cursor);
}

function parsePower(cursor: Cursor): Expression | null {
  const base = parseAtom(cursor);
  const token = peek(cursor);
  if (!base || token?.kind !== 'operator' || token.text !== '^') return base;
  cursor.at++;
  const exponent = parseAtom(cursor);
  return exponent && binary('^', base, exponent);
}

function parseFactor(cursor: Cursor): Expression | null {
  const token = peek(cursor);
  if (token?.kind === 'operator' && token.text === '-') {
    cursor.at++;
    const inner = parseFactor(cursor);
    return inner && { kind: 'negative', inner };
  }
  return parsePower(cursor);
}

function parseProduct(cursor: Cursor): Expression | null {
  let left = parseFactor(cursor);
  while (left) {
    const token = peek(cursor);
    if (token?.kind === 'operator' && (token.text === '*' || token.text === '/')) {
      cursor.at++;
      const right = parseFactor(cursor);
      left = right && binary(token.text, left, right);
    } else if (token?.kind === 'open' || token?.kind === 'fraction') {
      const right = parsePower(cursor);
      left = right && binary('*', left, right);
    } else return left;
  }
  return null;
}

function parseSum(cursor: Cursor): Expression | null {
  let left = parseProduct(cursor);
  while (left) {
    const token = peek(cursor);
    if (token?.kind !== 'operator' || (token.text !== '+' && token.text !== '-')) return left;
    cursor.at++;
    const right = parseProduct(cursor);
    left = right && binary(token.text, left, right);
  }
  return null;
}

/** Parses tokens that are one whole expression (+ − × ÷ ^, brackets, \frac, %, implied products); null otherwise. */
export function parseExpression(tokens: readonly Token[]): Expression | null {
  if (tokens.length === 0) return null;
  const cursor: Cursor = { tokens, at: 0 };
  const expression = parseSum(cursor);
  return expression && cursor.at === tokens.length ? expression : null;
}

/** The numbers of an expression from left to right. */
export function leaves(expression: Expression): { mention: number; percent: boolean }[] {
  if (expression.kind === 'leaf') return [expression];
  if (expression.kind === 'negative') return leaves(expression.inner);
  return [...leaves(expression.left), ...leaves(expression.right)];
}

/** The exact value of a binary operation; null when it divides by zero or takes a power outside 0–12. */
export function apply(operator: '+' | '-' | '*' | '/' | '^', a: Rational, b: Rational): Rational | null {
  if (operator === '+') return add(a, b);
  if (operator === '-') return subtract(a, b);
  if (operator === '*') return multiply(a, b);
  if (operator === '^') return power(a, b);
  return b.n === 0n ? null : divide(a, b);
}

/** The value of an expression over the numbers as printed; `hundredths` reads 20% as 0.2 instead of 20. */
export function evaluate(
  expression: Expression,
  mentions: readonly Mention[],
  hundredths: boolean,
): Rational | null {
  if (expression.kind === 'leaf') {
    const value = mentions[expression.mention]!.value;
    return expression.percent && hundredths ? divide(value, HUNDRED) : value;
  }
  if (expression.kind === 'negative') {
    const inner = evaluate(expression.inner, mentions, hundredths);
    return inner && subtract(ZERO, inner);
  }
  const left = evaluate(expression.left, mentions, hundredths);
  const right = left && evaluate(expression.right, mentions, hundredths);
  return left && right && apply(expression.operator, left, right);
}
