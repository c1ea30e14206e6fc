import { type AnswerTree, call } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { additive } from './expression.ts';
import { items, statement } from './structure.ts';

/** `(…)`, `[…]` and mixed: a bracket around one value, a tuple, or an interval. */
export function bracketed(c: Cursor): AnswerTree {
  return c.nested(() => {
    const open = c.mark();
    c.at++;
    c.brackets++;
    if (open === ']') c.turned++;
    const inside = items(c);
    if (open === ']') c.turned--;
    c.brackets--;
    const close = c.mark();
    if (close !== ')' && close !== ']' && !(close === '[' && inside.length === 2))
      return unclosed(c, open, inside);
    c.at++;
    return fromBrackets(c, open, close, inside);
  });
}

function unclosed(c: Cursor, open: string, inside: readonly AnswerTree[]): AnswerTree {
  if (c.peek()) c.fail(`${open} is not closed`);
  c.repair('a missing closing bracket');
  return inside.length === 1 ? inside[0]! : { kind: 'tuple', items: inside };
}

function fromBrackets(c: Cursor, open: string, close: string, inside: readonly AnswerTree[]): AnswerTree {
  const lowClosed = open === '[';
  const highClosed = close === ']';
  if (inside.length === 0) return c.fail('empty brackets');
  if (inside.length === 1) {
    if (lowClosed !== highClosed) c.fail('a bracket is closed by one of another kind');
    return inside[0]!;
  }
  const nested = lowClosed && highClosed && inside.every(isBracketed);
  if (nested && inside.every(isRow)) return matrixOf(inside);
  if (nested) return { kind: 'list', items: inside };
  if (inside.length === 2 && (lowClosed || highClosed || open === ']')) {
    return { kind: 'interval', low: inside[0]!, high: inside[1]!, lowClosed, highClosed };
  }
  if (lowClosed !== highClosed || open === ']') c.fail('a bracket is closed by one of another kind');
  return { kind: 'tuple', items: inside, ...(lowClosed ? { square: true } : {}) };
}

const isBracketed = (tree: AnswerTree) => tree.kind === 'tuple' || tree.kind === 'interval';

const rowOf = (tree: AnswerTree): readonly AnswerTree[] => {
  if (tree.kind === 'interval') return tree.lowClosed && tree.highClosed ? [tree.low, tree.high] : [];
  return tree.kind === 'tuple' && tree.square ? tree.items : [];
};
const isRow = (tree: AnswerTree) => rowOf(tree).length > 0;

/** `[[1, 2], [3, 4]]` as programs print a matrix; rows of unlike length stay a list. */
function matrixOf(inside: readonly AnswerTree[]): AnswerTree {
  const rows = inside.map(rowOf);
  return rows.every((row) => row.length === rows[0]!.length)
    ? { kind: 'matrix', rows }
    : { kind: 'list', items: inside };
}

/** A group of LaTeX braces; one that holds several items is a list. */
export function group(c: Cursor): AnswerTree {
  return c.nested(() => {
    c.at++;
    if (c.take('}}')) return { kind: 'list', items: [] };
    const inside = items(c);
    if (!c.take('}}')) {
      if (c.mark() === 'over' || c.mark() === 'choose') return infixFraction(c, inside);
      if (c.peek()) c.fail('a brace is not closed');
      c.repair('a missing closing brace');
    }
    return inside.length === 1 ? inside[0]! : { kind: 'list', items: inside };
  });
}

/** `{a \over b}` and `{n \choose k}`. */
function infixFraction(c: Cursor, over: readonly AnswerTree[]): AnswerTree {
  const mark = c.mark();
  c.at++;
  if (over.length !== 1) c.fail('a fraction without a numerator');
  const under = additive(c);
  if (!c.take('}}')) c.fail('a brace is not closed');
  return mark === 'over' ? { kind: 'quotient', over: over[0]!, under } : call('binom', over[0]!, under);
}

/** `\{…\}`: a set of items, or the condition of `\{x | …\}`. */
export function setBrace(c: Cursor): AnswerTree {
  return c.nested(() => {
    c.at++;
    if (c.take('}')) return { kind: 'set', items: [] };
    const begin = c.peek();
    if (begin?.type === 'command' && begin.name === 'begin') return bracedSystem(c);
    c.barDepth += 100;
    c.setDepth++;
    const inside = items(c);
    c.setDepth--;
    c.barDepth -= 100;
    if (c.mark() === '|' || c.mark() === ':') return builder(c, inside);
    if (!c.take('}')) c.fail('a set is not closed');
    return { kind: 'set', items: inside };
  });
}

/** A brace before rows of equations is often not closed (`\left\{ … \right.`): the rows hold together. */
function bracedSystem(c: Cursor): AnswerTree {
  const inside = items(c);
  const only = inside.length === 1 ? inside[0]! : null;
  if (c.take('}') || only?.kind !== 'matrix') return { kind: 'set', items: inside };
  return {
    kind: 'list',
    items: only.rows.map((row) => (row.length === 1 ? row[0]! : { kind: 'tuple', items: row })),
  };
}

function builder(c: Cursor, inside: readonly AnswerTree[]): AnswerTree {
  c.at++;
  const conditions = items(c);
  if (!c.take('}')) c.fail('a set is not closed');
  if (inside.length !== 1) c.fail('a set of several things at once');
  return conditions.length === 1 ? conditions[0]! : { kind: 'list', items: conditions };
}

export function floorOrCeiling(c: Cursor, open: '⌊' | '⌈'): AnswerTree {
  c.at++;
  const inside = statement(c);
  if (!c.take(open === '⌊' ? '⌋' : '⌉')) c.fail('a rounding bracket is not closed');
  return call(open === '⌊' ? 'floor' : 'ceil', inside);
}
