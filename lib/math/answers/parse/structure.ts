import type { Token } from '../tokenize/token.ts';
import { type AnswerTree, type RelationSign, type SetOperator, symbol } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { additive } from './expression.ts';
import { withUnit } from './units.ts';

const SIGNS: Record<string, RelationSign> = {
  '=': '=',
  '!=': '≠',
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  '≈': '≈',
  '≡': '≡',
  '→': '→',
};
const SET_OPERATORS: Record<string, SetOperator> = { '∪': 'union', '∩': 'intersection', '∖': 'difference' };
const SEPARATORS = new Set([',', ';', 'and', 'or', '\\\\']);

export const isRelation = (c: Cursor) => SIGNS[c.mark()] !== undefined;

export function relationSign(c: Cursor): RelationSign {
  const sign = SIGNS[c.mark()]!;
  c.at++;
  return sign;
}

/** Statements between separators; a semicolon separates more strongly than a comma. */
export function items(c: Cursor): AnswerTree[] {
  const groups: AnswerTree[][] = [[]];
  let strong = false;
  for (;;) {
    while (SEPARATORS.has(c.mark()) || (c.mark() === '&' && c.peek())) {
      const mark = c.mark();
      c.at++;
      if (mark === ';' && groups[groups.length - 1]!.length) {
        groups.push([]);
        strong = true;
      }
    }
    if (!c.peek() || closes(c)) break;
    groups[groups.length - 1]!.push(statement(c));
    if (!SEPARATORS.has(c.mark()) && c.mark() !== '&') break;
  }
  const found = groups.filter((group) => group.length);
  if (!strong || found.every((group) => group.length === 1)) return found.flat();
  if (!found.some((group) => group.some((item) => item.kind === 'relation'))) return found.flat();
  return found.map((group) => (group.length === 1 ? group[0]! : { kind: 'tuple', items: group }));
}

function closes(c: Cursor): boolean {
  const token = c.peek();
  if (c.mark() === ']' && c.brackets === 0) return false;
  if (token?.type === 'command') return token.name === 'end';
  return (
    token?.type === 'mark' &&
    (token.mark === '}}' || token.mark === '}' || token.mark === ')' || token.mark === ']')
  );
}

/** A value, a chain of relations, or a membership, with its unit. */
export function statement(c: Cursor): AnswerTree {
  return c.nested(() => {
    if (c.mark() === '≈' || c.mark() === '=') {
      c.at++;
      c.repair('a sign of equality at the beginning');
    }
    const first = named(c) ?? side(c);
    if (c.mark() === '∈' || c.mark() === '∉') {
      const negated = c.mark() === '∉';
      c.at++;
      return { kind: 'member', element: first, set: side(c), negated };
    }
    if (!isRelation(c)) return first;
    const args = [first];
    const signs: RelationSign[] = [];
    while (isRelation(c)) {
      signs.push(relationSign(c));
      if (isRelation(c)) continue;
      args.push(side(c));
    }
    return signs.length === args.length - 1
      ? { kind: 'relation', args, signs }
      : c.fail('two relation signs in a row');
  });
}

/** Words before an equals sign name the value: `\text{Area} = 5`. */
function named(c: Cursor): AnswerTree | null {
  let ahead = 0;
  const isWord = (token: Token | undefined) => token?.type === 'word' && token.text !== 'dollars';
  while (isWord(c.peek(ahead))) ahead++;
  if (ahead === 0 || (c.mark(ahead) !== '=' && c.mark(ahead) !== ':')) return null;
  const words = c.tokens.slice(c.at, c.at + ahead).map((token) => (token.type === 'word' ? token.text : ''));
  c.at += ahead;
  if (c.take(':')) return statement(c);
  return symbol(words.join(' '));
}

/** A union, intersection or difference of values, or a ratio. */
function side(c: Cursor): AnswerTree {
  let left = ratio(c);
  for (let op = SET_OPERATORS[c.mark()]; op; op = SET_OPERATORS[c.mark()]) {
    c.at++;
    const right = ratio(c);
    left =
      left.kind === 'setop' && left.op === op && op !== 'difference'
        ? { ...left, args: [...left.args, right] }
        : { kind: 'setop', op, args: [left, right] };
  }
  return left;
}

function ratio(c: Cursor): AnswerTree {
  const start = c.at;
  const value = additive(c);
  if (isTo(c)) return ratioInWords(c, value);
  const first = withUnit(c, value);
  if (c.mark() !== ':' || c.setDepth > 0) return first;
  const args = [first];
  const clock = isClock(c.tokens[start], c.peek(1), c.at - start);
  while (c.mark() === ':' && c.peek(1) && args.length < 12) {
    c.at++;
    args.push(additive(c));
  }
  if (args.length === 1) return c.fail('a colon without a second part');
  return withUnit(c, { kind: 'ratio', args, clock });
}

/** `3 to 4`: two numbers with the word between them. */
function isTo(c: Cursor): boolean {
  const [word, after] = [c.peek(), c.peek(1)];
  return (
    word?.type === 'word' && word.text === 'to' && after?.type === 'number' && c.peek(-1)?.type === 'number'
  );
}

function ratioInWords(c: Cursor, first: AnswerTree): AnswerTree {
  const args = [first];
  while (isTo(c)) {
    c.at++;
    args.push(additive(c));
  }
  return withUnit(c, { kind: 'ratio', args, clock: false });
}

/** `3:05` is written like a time of day: up to two digits before the colon, two after. */
function isClock(hour: Token | undefined, minute: Token | undefined, length: number): boolean {
  if (length !== 1 || hour?.type !== 'number' || minute?.type !== 'number') return false;
  return hour.raw.length < 3 && Number(hour.raw) < 25 && minute.raw.length === 2 && Number(minute.raw) < 60;
}
