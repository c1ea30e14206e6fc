import { type AnswerTree, symbolsOf } from '../tree.ts';
import type { Collection } from './collections.ts';
import { rename } from './conditions.ts';
import { type Assignment, assignment, functionOf, sameName } from './names.ts';

/** Named values beside each other: what the names say about their order and about the names of the other side. */

const COORDINATES = new Set(['x', 'y', 'z']);
const baseOf = (name: AnswerTree) => (name.kind === 'symbol' ? name.name.split('_')[0] : null);

/**
 * The values of a collection of equations with names: coordinates in the order of their names, `x_1, x_2` in any order
 * (they are values of one unknown), others as they are written. Null for other collections.
 */
export function namedValues(tree: Collection): Collection | null {
  const found: { name: AnswerTree; value: AnswerTree }[] = [];
  for (const item of tree.items) {
    const { name, value } = (item.kind === 'relation' && assignment(item)) || { name: null, value: item };
    if (!name) return null;
    found.push({ name, value });
  }
  if (!found.length) return null;
  const bases = found.map(({ name }) => baseOf(name));
  const one = bases[0] !== null && bases.every((base) => base === bases[0]);
  const coordinates = found.every(({ name }) => name.kind === 'symbol' && COORDINATES.has(name.name));
  if (coordinates && !one) found.sort((a, b) => ((baseOf(a.name) ?? '') < (baseOf(b.name) ?? '') ? -1 : 1));
  return { kind: one ? 'list' : 'tuple', items: found.map(({ value }) => value) };
}

/** One side names a single unknown, and an equation of the other side another. */
export function namesClash(one: Assignment | null, other: AnswerTree): boolean {
  const name = one?.name;
  if (!name || other.kind !== 'list') return false;
  return other.items.some((item) => {
    const found = item.kind === 'relation' ? assignment(item) : null;
    return found?.name ? baseOf(found.name) !== baseOf(name) && !sameName(found.name, name) : false;
  });
}

/** The value of `f(t) = …` with the variable of `f(x) = …`; null where the functions or the variables are no others. */
export function sameVariable(gold: Assignment, pred: Assignment): AnswerTree | null {
  const parameter = sameParameter(gold, pred);
  if (parameter) return parameter;
  const g = gold.name && functionOf(gold.name);
  const p = pred.name && functionOf(pred.name);
  if (!g || !p || g.name !== p.name || g.variable === p.variable) return null;
  if (symbolsOf(pred.value).has(g.variable)) return null;
  return rename(pred.value, new Map([[p.variable, g.variable]]));
}

const PARAMETERS = new Set(['k', 'n', 'm']);

/** `x = 2nπ` with the parameter of `x = 2kπ`. */
function sameParameter(gold: Assignment, pred: Assignment): AnswerTree | null {
  if (!gold.name || !pred.name || !sameName(gold.name, pred.name)) return null;
  const [[g, ...more], [p, ...others]] = [[...symbolsOf(gold.value)], [...symbolsOf(pred.value)]];
  if (!g || !p || g === p || more.length || others.length || isSequence(gold.name)) return null;
  return PARAMETERS.has(g) && PARAMETERS.has(p) ? rename(pred.value, new Map([[p, g]])) : null;
}

/** The index of `a_n` is no free parameter. */
const isSequence = (name: AnswerTree) => name.kind !== 'symbol' || name.name.includes('_');
