import { type AnswerTree, children, type NodeOf, negate, some, sum, withChildren } from '../tree.ts';
import { keyOf } from './key.ts';

/** Expands ±, carries out operations on finite sets and on matrices. */
export function prepare(tree: AnswerTree): AnswerTree {
  const kids = children(tree);
  const ready = kids.length ? withChildren(tree, kids.map(prepare)) : tree;
  return expandSigns(matrices(finiteSets(ready)));
}

const SCALAR = new Set(['sum', 'product', 'quotient', 'power', 'call', 'percent', 'quantity', 'plusminus']);

/** An expression with ± stands for two values; every ± in it takes the same sign. */
function expandSigns(tree: AnswerTree): AnswerTree {
  if (tree.kind === 'list' || tree.kind === 'set') return flattenLists(tree);
  if (tree.kind !== 'plusminus') return SCALAR.has(tree.kind) ? overLists(tree) : tree;
  const term = (minus: boolean) => {
    const right = minus !== tree.flipped ? negate(tree.right) : tree.right;
    return tree.left ? sum(tree.left, right) : right;
  };
  return { kind: 'list', items: [term(false), term(true)] };
}

const isPair = (tree: AnswerTree): tree is NodeOf<'list'> => tree.kind === 'list' && tree.items.length === 2;

function overLists(tree: AnswerTree): AnswerTree {
  const kids = children(tree);
  if (!kids.some(isPair) || kids.some((kid) => kid.kind === 'list' && kid.items.length !== 2)) return tree;
  const pick = (side: 0 | 1) =>
    withChildren(
      tree,
      kids.map((kid) => (isPair(kid) ? kid.items[side]! : kid)),
    );
  return { kind: 'list', items: [pick(0), pick(1)] };
}

/** A list among plain values stands for its values: `{1 ± √5, −2}` has three. */
function flattenLists(tree: NodeOf<'list'> | NodeOf<'set'>): AnswerTree {
  if (!tree.items.some(isPair) || tree.items.every((item) => item.kind === 'list')) return tree;
  return { ...tree, items: tree.items.flatMap((item) => (isPair(item) ? item.items : [item])) };
}

const itemsOf = (tree: AnswerTree): readonly AnswerTree[] | null => {
  if (tree.kind === 'set' || tree.kind === 'list') return tree.items;
  return tree.kind === 'number' || tree.kind === 'symbol' ? [tree] : null;
};

function finiteSets(tree: AnswerTree): AnswerTree {
  if (tree.kind !== 'setop') return tree;
  const parts = tree.args.map(itemsOf);
  if (!parts.every((part) => part !== null)) return tree;
  const [first, ...rest] = parts as (readonly AnswerTree[])[];
  const result = rest.reduce((left, right) => {
    const keys = new Set(right.map(keyOf));
    if (tree.op === 'intersection') return left.filter((item) => keys.has(keyOf(item)));
    if (tree.op === 'difference') return left.filter((item) => !keys.has(keyOf(item)));
    const own = new Set(left.map(keyOf));
    return left.concat(right.filter((item) => !own.has(keyOf(item))));
  }, first!);
  return { kind: 'set', items: result };
}

/** Sums of matrices and products with a number, entry by entry. */
function matrices(tree: AnswerTree): AnswerTree {
  if (tree.kind === 'sum' && tree.args.every((arg) => arg.kind === 'matrix')) {
    const [first, ...rest] = tree.args as NodeOf<'matrix'>[];
    const fits = rest.every(
      (m) =>
        m.rows.length === first!.rows.length &&
        m.rows.every((row, r) => row.length === first!.rows[r]!.length),
    );
    if (!fits) return tree;
    return {
      kind: 'matrix',
      rows: first!.rows.map((row, r) =>
        row.map((entry, k) => sum(entry, ...rest.map((m) => m.rows[r]![k]!))),
      ),
    };
  }
  if (tree.kind !== 'product') return tree;
  const found = tree.args.filter((arg) => arg.kind === 'matrix');
  if (found.length !== 1) return tree;
  const factors = tree.args.filter(
    (arg) => arg.kind !== 'matrix' && !some(arg, (node) => node.kind === 'tuple'),
  );
  return {
    kind: 'matrix',
    rows: found[0]!.rows.map((row) =>
      row.map((entry) => ({ kind: 'product' as const, args: [...factors, entry] })),
    ),
  };
}
