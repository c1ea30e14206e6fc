import { exactValue } from '../numeric/exact.ts';
import { type AnswerTree, type NodeOf, some } from '../tree.ts';

/** True where a tree names a quantity (`x`, `f(x)`, `|AB|`, `\frac{NO}{BO}`, `V_1:V_2`) instead of giving a value. */
export function isName(tree: AnswerTree): boolean {
  switch (tree.kind) {
    case 'symbol':
      return true;
    case 'call':
      return tree.name.endsWith('()') || tree.args.every(isName);
    case 'product':
    case 'ratio':
      return tree.args.every(isName);
    case 'quotient':
      return isName(tree.over) && isName(tree.under);
    case 'power':
      return isName(tree.base) && tree.exponent.kind === 'number';
    case 'tuple':
      return tree.items.every(isName);
    case 'quantity':
      return isName(tree.value);
    case 'text':
      return true;
    default:
      return false;
  }
}

/** A name that stands for a whole expression as well: `y`, `f(x)`, `a_n`, `(x, y)`. */
export const isSimpleName = (tree: AnswerTree) =>
  tree.kind === 'symbol' ||
  tree.kind === 'tuple' ||
  tree.kind === 'text' ||
  (tree.kind === 'call' && tree.name.endsWith('()')) ||
  isApplied(tree);

/** Letters that are hardly ever functions: `xy` is a product. */
const VARIABLES = new Set(['a', 'b', 'c', 'k', 'm', 'n', 't', 'x', 'y', 'z']);

/** `P(x)` and `f^{-1}(x)`, read as products. */
const isApplied = (tree: AnswerTree) =>
  tree.kind === 'product' &&
  tree.args.length === 2 &&
  tree.args[1]!.kind === 'symbol' &&
  ((tree.args[0]!.kind === 'symbol' && !VARIABLES.has(tree.args[0]!.name)) ||
    (tree.args[0]!.kind === 'power' && tree.args[0]!.base.kind === 'symbol' && isName(tree.args[0]!)));

/** The function and the variable of a name such as `f(x)`; null for other names. */
export function functionOf(tree: AnswerTree): { name: string; variable: string } | null {
  if (tree.kind === 'call' && tree.name.endsWith('()') && tree.args.length === 1) {
    const [arg] = tree.args;
    return arg?.kind === 'symbol' ? { name: tree.name.replace('()', ''), variable: arg.name } : null;
  }
  if (tree.kind !== 'product' || !isApplied(tree)) return null;
  const [fn, arg] = tree.args;
  return arg?.kind === 'symbol' ? { name: nameKey(fn!), variable: arg.name } : null;
}

export const hasSymbols = (tree: AnswerTree) =>
  some(tree, (node) => node.kind === 'symbol' || (node.kind === 'call' && node.name.endsWith('()')));

export type Assignment = { readonly name: AnswerTree | null; readonly value: AnswerTree };

/**
 * Takes an equation for the naming of a value, where it is one: `x = 5`, `5 = x`, `2 + 2 = 4`, `x = 2401/100 = 24.01`.
 * What follows "≈" is only an approximation of what stands before it.
 */
export function assignment(tree: NodeOf<'relation'>): Assignment | null {
  if (!tree.signs.every((sign) => sign === '=' || sign === '≈' || sign === '→' || sign === '≡')) return null;
  const first = tree.args[0]!;
  const last = lastExact(tree);
  if (tree.args.length === 2 && tree.signs[0] === '≈' && !isName(first)) return { name: null, value: first };
  const named = isName(first);
  if (named && (isSimpleName(first) || !hasSymbols(last))) return { name: first, value: last };
  if (tree.args.length > 2 && !hasSymbols(last)) return { name: null, value: last };
  if (!hasSymbols(first) && !hasSymbols(last) && exactValue(last)) return { name: null, value: last };
  if (tree.args.length === 2 && !hasSymbols(first) && last.kind === 'symbol')
    return { name: last, value: first };
  return null;
}

function lastExact(tree: NodeOf<'relation'>): AnswerTree {
  let end = tree.args.length - 1;
  while (end > 1 && tree.signs[end - 1] === '≈') end--;
  return tree.args[end]!;
}

const plain = (name: string) =>
  name.replaceAll('\\', '').replaceAll('_', '').replaceAll(' ', '').toLowerCase();

const isFunction = (tree: AnswerTree) =>
  (tree.kind === 'call' && tree.name.endsWith('()')) || isApplied(tree);

/** The same name, without case and typesetting; `y` also names the value of a function. */
export function sameName(a: AnswerTree, b: AnswerTree): boolean {
  if (nameKey(a) === nameKey(b)) return true;
  const isY = (tree: AnswerTree) => tree.kind === 'symbol' && tree.name === 'y';
  return (isY(a) && isFunction(b)) || (isFunction(a) && isY(b));
}

/** The names, without case and typesetting. */
export function nameKey(tree: AnswerTree): string {
  switch (tree.kind) {
    case 'symbol':
      return plain(tree.name);
    case 'text':
      return plain(tree.text);
    case 'call':
      return `${tree.name.replace('()', '')}${tree.args.map(nameKey).join('')}`;
    case 'product':
    case 'tuple':
      return (tree.kind === 'product' ? tree.args : tree.items).map(nameKey).sort().join('');
    case 'ratio':
      return tree.args.map(nameKey).join('/');
    case 'quotient':
      return `${nameKey(tree.over)}/${nameKey(tree.under)}`;
    case 'power':
      return `${nameKey(tree.base)}^${nameKey(tree.exponent)}`;
    case 'number':
      return String(tree.value.n);
    default:
      return tree.kind;
  }
}
