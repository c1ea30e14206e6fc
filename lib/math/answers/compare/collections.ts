import type { AnswerTree, NodeOf } from '../tree.ts';
import type { Compare, Context } from './context.ts';
import { keyOf } from './key.ts';
import { all, different, equal, type Outcome } from './outcome.ts';

export type Collection = NodeOf<'list'> | NodeOf<'tuple'> | NodeOf<'set'>;

export const isCollection = (tree: AnswerTree): tree is Collection =>
  tree.kind === 'list' || tree.kind === 'tuple' || tree.kind === 'set';

const KINDS = { list: 'list', tuple: 'tuple', set: 'set' } as const;

/** Tuples in order, sets and (by default) bare lists in any order. */
export function compareCollections(
  gold: Collection,
  pred: Collection,
  context: Context,
  compare: Compare,
): Outcome {
  const g = gold.kind === 'set' ? distinct(gold.items) : gold.items;
  const p = pred.kind === 'set' ? distinct(pred.items) : pred.items;
  if (g.length !== p.length) return different('structure', `${g.length} against ${p.length} items`);
  if (g.length === 0) return equal('structure', 'both are empty');
  const ordered =
    gold.kind === 'tuple' ||
    pred.kind === 'tuple' ||
    (context.options.listOrder === 'kept' && gold.kind === 'list');
  if (ordered && !nested(gold, pred))
    return inOrder(g, p, context, compare, `a ${KINDS[gold.kind]} in order`);
  return inAnyOrder(g, p, context, compare);
}

/** A tuple of tuples against a list of them is a list of points. */
const nested = (gold: Collection, pred: Collection) =>
  gold.kind !== pred.kind && gold.items.every(isCollection) && pred.items.every(isCollection);

const distinct = (items: readonly AnswerTree[]) => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
];

export function inOrder(
  g: readonly AnswerTree[],
  p: readonly AnswerTree[],
  context: Context,
  compare: Compare,
  what: string,
): Outcome {
  return all('structure', `${what} with equal items`, itemByItem(g, p, context, compare));
}

function* itemByItem(
  g: readonly AnswerTree[],
  p: readonly AnswerTree[],
  context: Context,
  compare: Compare,
): Generator<Outcome> {
  for (const [k, item] of g.entries()) {
    context.trace?.announce(`item ${k + 1}`);
    yield compare(item, p[k]!, itemContext(context, k));
  }
}

/** Where a tolerance is given for each item, the item's own. */
function itemContext(context: Context, index: number): Context {
  const { absTol } = context.options;
  if (absTol === undefined || typeof absTol === 'number') return context;
  return { ...context, options: { ...context.options, absTol: absTol[index] ?? 0 } };
}

/** Pairs every gold item with an item of its own. */
function inAnyOrder(
  g: readonly AnswerTree[],
  p: readonly AnswerTree[],
  context: Context,
  compare: Compare,
): Outcome {
  const free = new Set(p.keys());
  let doubt: Outcome | null = null;
  const left: number[] = [];
  const byKey = new Map(p.map((item, k) => [keyOf(item), k]));
  for (const [k, item] of g.entries()) {
    const same = byKey.get(keyOf(item));
    if (same !== undefined && free.delete(same)) continue;
    left.push(k);
  }
  for (const k of left) {
    let found = false;
    for (const candidate of free) {
      context.trace?.announce(`item ${k + 1} and item ${candidate + 1} of the other`);
      const outcome = compare(g[k]!, p[candidate]!, itemContext(context, k));
      if (outcome.verdict === 'undecided') doubt ??= outcome;
      if (outcome.verdict !== 'equal') continue;
      free.delete(candidate);
      found = true;
      break;
    }
    if (!found && !doubt) return different('structure', `no item equals item ${k + 1} of the gold answer`);
  }
  return doubt && free.size ? doubt : equal('structure', `the same ${g.length} items`);
}

/** Matrices entry by entry; a single row or column also equals a tuple. */
export function compareMatrices(
  gold: AnswerTree,
  pred: AnswerTree,
  context: Context,
  compare: Compare,
): Outcome {
  const g = asRows(gold);
  const p = asRows(pred);
  if (!g || !p) return different('structure', 'only one of them is a matrix');
  const vectors = isVector(g) && isVector(p) && (gold.kind !== 'matrix' || pred.kind !== 'matrix');
  if (vectors) {
    if (g.flat().length !== p.flat().length) return different('structure', 'vectors of different lengths');
    return inOrder(g.flat(), p.flat(), context, compare, 'a vector');
  }
  if (shape(g) !== shape(p))
    return different('structure', `a ${shape(g)} matrix is not a ${shape(p)} matrix`);
  return inOrder(g.flat(), p.flat(), context, compare, 'a matrix');
}

const isVector = (rows: readonly (readonly AnswerTree[])[]) =>
  rows.length === 1 || rows.every((row) => row.length === 1);
const shape = (rows: readonly (readonly AnswerTree[])[]) =>
  `${rows.length}×${rows.map((row) => row.length).join('/')}`.replace(/(\d+)(\/\1)+$/, '$1');

function asRows(tree: AnswerTree): readonly (readonly AnswerTree[])[] | null {
  if (tree.kind === 'matrix') return tree.rows;
  return tree.kind === 'tuple' ? [tree.items] : null;
}
