import { fromDecimal, rational } from '../rational.ts';
import type { Token } from '../tokenize/token.ts';
import { type AnswerTree, call, type NumberNode, symbol } from '../tree.ts';
import type { Cursor } from './cursor.ts';

/** Reads the signs after an operand: primes, indices, factorials, percent, degrees. */
export function postfix(c: Cursor, start: AnswerTree): AnswerTree {
  let tree = start;
  for (;;) {
    const mark = c.mark();
    if (mark === '!') tree = factorial(c, tree);
    else if (mark === "'" || (mark === '^' && isPrime(c))) tree = prime(c, tree);
    else if (mark === '_') tree = index(c, tree);
    else if (mark === '%') {
      c.at++;
      tree = tree.kind === 'constant' ? tree : { kind: 'percent', arg: tree };
    } else if (mark === '°' || (mark === '^' && isDegree(c))) tree = degrees(c, tree);
    else return tree;
  }
}

function factorial(c: Cursor, tree: AnswerTree): AnswerTree {
  let count = 0;
  while (c.take('!')) count++;
  if (count === 2) return call('doublefactorial', tree);
  let result = tree;
  for (let i = 0; i < Math.min(count, 5); i++) result = call('factorial', result);
  return result;
}

const groupOf = (c: Cursor, mark: string) =>
  c.mark(1) === mark ? 2 : c.mark(1) === '{{' && c.mark(2) === mark && c.mark(3) === '}}' ? 4 : 0;
const isPrime = (c: Cursor) => groupOf(c, "'") > 0;
const isDegree = (c: Cursor) => groupOf(c, '°') > 0;

function prime(c: Cursor, tree: AnswerTree): AnswerTree {
  c.at += c.mark() === "'" ? 1 : groupOf(c, "'");
  if (tree.kind === 'symbol') return symbol(`${tree.name}'`);
  return { kind: 'quantity', value: tree, unit: 'minutes' };
}

function degrees(c: Cursor, tree: AnswerTree): AnswerTree {
  c.at += c.mark() === '°' ? 1 : groupOf(c, '°');
  const scale = c.peek();
  if (scale?.type === 'symbol' && (scale.name === 'C' || scale.name === 'F')) {
    c.at++;
    return { kind: 'quantity', value: tree, unit: `°${scale.name}` };
  }
  return { kind: 'quantity', value: tree, unit: 'degrees' };
}

/** The source of an index, without spaces and braces. */
export function indexText(c: Cursor): string {
  const first = c.next();
  if (first.type !== 'mark' || first.mark !== '{{') return tokenText(first);
  let depth = 1;
  let text = '';
  while (depth > 0) {
    const token = c.next();
    if (token.type === 'mark' && token.mark === '{{') depth++;
    else if (token.type === 'mark' && token.mark === '}}') depth--;
    else text += tokenText(token);
  }
  return text;
}

function tokenText(token: Token): string {
  switch (token.type) {
    case 'number':
      return token.raw;
    case 'symbol':
      return token.name.replace('\\', '');
    case 'word':
      return token.text;
    case 'function':
    case 'command':
      return token.name;
    default:
      return token.mark;
  }
}

/** An index after a symbol belongs to its name; after a number it is the base the number is written in. */
function index(c: Cursor, tree: AnswerTree): AnswerTree {
  const place = c.peek(-1)!;
  c.at++;
  const text = indexText(c);
  if (tree.kind === 'symbol') return symbol(`${tree.name.replace('\\', '')}_${text}`);
  if (tree.kind === 'constant') return symbol(`${tree.name}_${text}`);
  if (tree.kind === 'number' && place.type === 'number') return inBase(c, tree, place.raw, radixOf(text));
  if (tree.kind === 'number') return inBase(c, tree, String(tree.value.n), radixOf(text));
  if (tree.kind === 'power' && tree.base.kind === 'symbol') {
    return { ...tree, base: symbol(`${tree.base.name}_${text}`) };
  }
  return c.fail('an index stands where none can');
}

const NAMES = new Map([
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['twelve', 12],
  ['sixteen', 16],
]);

const radixOf = (text: string) => NAMES.get(text.toLowerCase()) ?? Number(text);

function inBase(c: Cursor, tree: NumberNode, raw: string, radix: number): AnswerTree {
  if (!Number.isInteger(radix) || radix < 2 || radix > 36) return c.fail('no base of a number');
  const [whole, part = ''] = raw.split('.') as [string, string?];
  const digits = whole + part;
  let value = 0n;
  for (const digit of digits) {
    const d = Number.parseInt(digit, 36);
    if (!(d < radix)) return c.fail(`the digit ${digit} does not exist in base ${radix}`);
    value = value * BigInt(radix) + BigInt(d);
  }
  if (radix === 10) return { ...tree, value: fromDecimal(raw) ?? tree.value };
  return {
    kind: 'number',
    value: rational(value, BigInt(radix) ** BigInt(part.length)),
    decimals: 0,
    digits: 0,
    base: { written: raw, radix },
  };
}
