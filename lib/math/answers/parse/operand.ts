import { rational } from '../rational.ts';
import type { NumberToken, Token } from '../tokenize/token.ts';
import { type AnswerTree, type ConstantName, call, exactNumber, integer, sum, symbol } from '../tree.ts';
import { letteredNumber } from './bases.ts';
import { bracketed, floorOrCeiling, group, setBrace } from './brackets.ts';
import type { Cursor } from './cursor.ts';
import { environment } from './environment.ts';
import { additive } from './expression.ts';
import { functionCall } from './functions.ts';
import { REALS } from './phrases.ts';

/** One operand: a number, a symbol, a bracket, a fraction, a root, a function with its argument, a matrix. */
export function operand(c: Cursor): AnswerTree {
  return c.nested(() => {
    const token = c.peek();
    if (!token) return c.fail('the answer ends where a value should stand');
    if (token.type === 'symbol' || token.type === 'number') {
      const lettered = letteredNumber(c);
      if (lettered) return lettered;
    }
    switch (token.type) {
      case 'number':
        c.at++;
        return numberWithFraction(c, token);
      case 'symbol':
        c.at++;
        return named(c, token.name);
      case 'function':
        c.at++;
        return functionCall(c, token.name);
      case 'command':
        return command(c, token);
      case 'word':
        return money(c, token.text);
      default:
        return marked(c, token.mark);
    }
  });
}

export const numberNode = (token: NumberToken): AnswerTree => ({
  kind: 'number',
  value: token.value,
  decimals: token.decimals,
  digits: token.digits,
  ...(token.cut ? { cut: true } : {}),
});

/** `1 1/2`, `1\frac12` and `1½` are mixed numbers. */
function numberWithFraction(c: Cursor, token: NumberToken): AnswerTree {
  const whole = numberNode(token);
  if (token.decimals > 0 || token.value.d !== 1n) return whole;
  const next = c.peek();
  if (next?.type === 'command' && next.name === 'fraction') {
    c.at++;
    return sum(whole, unicodeFraction(next.argument));
  }
  if (next?.type === 'command' && next.name === 'frac') {
    const mark = c.at;
    const fraction = command(c, next);
    if (isProperFraction(fraction)) return sum(whole, fraction);
    c.at = mark;
    return whole;
  }
  const over = c.peek();
  const under = c.peek(2);
  if (over?.type === 'number' && over.spaced && c.mark(1) === '/' && under?.type === 'number') {
    if (over.value.d !== 1n || under.value.d !== 1n || over.value.n >= under.value.n) return whole;
    c.at += 3;
    return sum(whole, { kind: 'quotient', over: numberNode(over), under: numberNode(under) });
  }
  return whole;
}

function isProperFraction(tree: AnswerTree): boolean {
  if (tree.kind !== 'quotient' || tree.over.kind !== 'number' || tree.under.kind !== 'number') return false;
  const { over, under } = tree;
  return over.value.d === 1n && under.value.d === 1n && over.value.n > 0n && over.value.n < under.value.n;
}

function unicodeFraction(argument: string): AnswerTree {
  const [over, under] = argument.split('/') as [string, string];
  return exactNumber(rational(BigInt(over), BigInt(under)));
}

const CONSTANTS: Record<string, ConstantName> = {
  '\\pi': 'pi',
  '\\e': 'e',
  '\\i': 'i',
  '\\infinity': 'infinity',
};

function named(c: Cursor, name: string): AnswerTree {
  const constant = CONSTANTS[name];
  const indexed = c.mark() === '_';
  if (constant && !indexed) return { kind: 'constant', name: constant };
  if (name.startsWith('\\mathbb{')) return numberSet(c, name);
  const isFunction = name === 'f' || name === 'g' || name === 'h';
  if (isFunction && c.mark() === '(' && !c.peek()?.spaced) return applied(c, name);
  if (isFunction && c.mark() === '{{' && c.mark(1) === '(') return applied(c, name);
  return symbol(constant ? name.slice(1) : name);
}

/** A set of numbers such as ℝ, with the sign of its half: `\mathbb{R}^+`. */
function numberSet(c: Cursor, name: string): AnswerTree {
  const braces = c.mark(1) === '{{' && c.mark(3) === '}}' ? 1 : 0;
  const sign = c.mark() === '^' ? c.mark(1 + braces) : '';
  const half = sign === '+' || sign === '-';
  if (half) c.at += 2 + 2 * braces;
  if (name !== '\\mathbb{R}') return symbol(half ? `${name}^${sign}` : name);
  if (!half || REALS.kind !== 'interval') return REALS;
  return sign === '+' ? { ...REALS, low: integer(0) } : { ...REALS, high: integer(0) };
}

/** f(x), g(2), h(a, b): a value of a named function. */
function applied(c: Cursor, name: string): AnswerTree {
  const args = c.mark() === '{{' ? group(c) : bracketed(c);
  return call(`${name}()`, ...(args.kind === 'tuple' ? args.items : [args]));
}

function command(c: Cursor, token: Token & { type: 'command' }): AnswerTree {
  c.at++;
  switch (token.name) {
    case 'frac': {
      const over = argument(c);
      return fraction(c, over, argument(c));
    }
    case 'fraction':
      return unicodeFraction(token.argument);
    case 'binom': {
      const over = argument(c);
      return call('binom', over, argument(c));
    }
    case 'sqrt':
      return root(c);
    case 'overline':
      return overlined(c);
    case 'begin':
      return environment(c, token.argument);
    default:
      return c.fail(`\\${token.argument || token.name} stands where a value should`);
  }
}

const isD = (tree: AnswerTree | undefined) => tree?.kind === 'symbol' && tree.name === 'd';

/** A fraction; `\\frac{dy}{dx}` is the name of a derivative. */
function fraction(c: Cursor, over: AnswerTree, under: AnswerTree): AnswerTree {
  if (under.kind === 'product' && under.args.length === 2 && isD(under.args[0])) {
    if (isD(over)) return c.fail('a derivative is only compared as written');
    const [d, quantity] = over.kind === 'product' ? over.args : [];
    const variable = under.args[1]!;
    if (isD(d) && quantity?.kind === 'symbol' && variable.kind === 'symbol')
      return symbol(`d${quantity.name}/d${variable.name}`);
  }
  return { kind: 'quotient', over, under };
}

/** An argument of a command: a group, or the next digit or operand. */
export function argument(c: Cursor): AnswerTree {
  if (c.mark() === '{{') return group(c);
  if (c.peek()?.type === 'number') {
    c.repair('braces around the arguments of a fraction');
    c.splitDigit();
    return numberNode(c.next() as NumberToken);
  }
  if (c.mark() === '-') {
    c.at++;
    return { kind: 'product', args: [exactNumber({ n: -1n, d: 1n }), operand(c)] };
  }
  return operand(c);
}

function root(c: Cursor): AnswerTree {
  let degree: AnswerTree | null = null;
  if (c.take('[')) {
    degree = additive(c);
    if (!c.take(']')) c.fail('the degree of a root is not closed');
  }
  if (c.mark() !== '{{') c.repair('braces under a root');
  const radicand = operand(c);
  return degree ? call('root', radicand, degree) : call('sqrt', radicand);
}

function overlined(c: Cursor): AnswerTree {
  const start = c.peek()?.start ?? 0;
  const inside = operand(c);
  if (isSegment(inside)) return inside;
  return symbol(
    `overline ${c.text.slice(start, c.peek(-1)?.end ?? start).replaceAll(' ', '') || inside.kind}`,
  );
}

/** `\overline{AB}`: the segment between two points, or a line through more. */
const isSegment = (tree: AnswerTree) =>
  tree.kind === 'product' &&
  tree.args.every((arg) => arg.kind === 'symbol' && arg.name.length === 1 && arg.name <= 'Z');

const MONEY = new Set(['dollars', '€', '£', '¥', '₹', '₽', '₩', 'Rs', 'USD']);
const HEDGES = new Set([
  'approximately',
  'about',
  'roughly',
  'approx',
  'exactly',
  'only',
  'around',
  'nearly',
  'is',
  'at',
  'all',
  'real',
]);

/** A sign of money before a value is its unit; a word that hedges is passed over. */
function money(c: Cursor, text: string): AnswerTree {
  c.at++;
  if (MONEY.has(text)) return { kind: 'quantity', value: operand(c), unit: text };
  if (HEDGES.has(text.toLowerCase()) && c.peek()?.type !== 'word') return additive(c);
  return c.fail(`the word ${text} stands where a value should`);
}

function marked(c: Cursor, mark: string): AnswerTree {
  switch (mark) {
    case '(':
    case '[':
    case ']':
      return bracketed(c);
    case '{{':
      if (c.mark(1) === '}}' && (c.mark(2) === '_' || c.mark(2) === '^')) {
        c.at += 2;
        return combinations(c);
      }
      return group(c);
    case '{':
      return setBrace(c);
    case '|':
      return bars(c);
    case '⌊':
    case '⌈':
      return floorOrCeiling(c, mark);
    case '∅':
      c.at++;
      return { kind: 'set', items: [] };
    case '_':
    case '^':
      return combinations(c);
    case '…':
      c.at++;
      return symbol('…');
    case '-':
      c.at++;
      return { kind: 'product', args: [exactNumber({ n: -1n, d: 1n }), operand(c)] };
    default:
      return c.fail(`${mark} stands where a value should`);
  }
}

/** `_5C_2`, `{}^{5}P_{2}`: combinations and permutations. */
function combinations(c: Cursor): AnswerTree {
  c.at++;
  const of = operand(c);
  const name = c.peek();
  if (name?.type !== 'symbol' || (name.name !== 'C' && name.name !== 'P'))
    return c.fail('an index stands where a value should');
  c.at++;
  if (!c.take('_')) return c.fail(`${name.name} without a second number`);
  return call(name.name === 'C' ? 'binom' : 'permutations', of, operand(c));
}

/** |x|, and ||x|| for the length of a vector. */
function bars(c: Cursor): AnswerTree {
  c.at++;
  c.barDepth++;
  const inside = additive(c);
  c.barDepth--;
  if (!c.take('|')) c.fail('a bar is not closed');
  return call('abs', inside);
}
