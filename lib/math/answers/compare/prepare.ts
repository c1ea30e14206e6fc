import {
  type AnswerTree,
  call,
  children,
  integer,
  type NodeOf,
  negate,
  some,
  sum,
  withChildren,
} from '../tree.ts';
import { withoutDeclarations } from './conditions.ts';
import { determinants } from './determinants.ts';
import { keyOf } from './key.ts';
import { matrices } from './matrices.ts';

/** Expands ±, carries out operations on finite sets and on matrices. */
export function prepare(tree: AnswerTree): AnswerTree {
  const expanded = some(tree, (node) => node.kind === 'plusminus') ? expandSigns(tree) : tree;
  return carriedOut(withoutDeclarations(expanded));
}

/** The length of a vector, `|(3, 4)|`, written out. */
function lengths(tree: AnswerTree): AnswerTree {
  const arg = tree.kind === 'call' && tree.name === 'abs' ? tree.args[0] : undefined;
  const row =
    arg?.kind === 'matrix' && (arg.rows.length === 1 || arg.rows.every((entries) => entries.length === 1));
  const entries = arg?.kind === 'tuple' ? arg.items : row ? arg.rows.flat() : null;
  if (!entries) return tree;
  return call(
    'sqrt',
    sum(...entries.map((base): AnswerTree => ({ kind: 'power', base, exponent: integer(2) }))),
  );
}

function carriedOut(tree: AnswerTree): AnswerTree {
  const kids = children(tree);
  const ready = kids.length ? withChildren(tree, kids.map(carriedOut)) : tree;
  return lengths(determinants(matrices(finiteSets(ready))));
}

const SCALAR = new Set(['sum', 'product', 'quotient', 'power', 'call', 'percent', 'quantity', 'plusminus']);

/** An expression with ± stands for two values; every ± in it takes the same sign, every ∓ the other. */
function expandSigns(tree: AnswerTree): AnswerTree {
  if (SCALAR.has(tree.kind)) {
    if (!some(tree, (node) => node.kind === 'plusminus')) return tree;
    return { kind: 'list', items: [withSign(tree, false), withSign(tree, true)] };
  }
  const kids = children(tree);
  const ready = kids.length ? withChildren(tree, kids.map(expandSigns)) : tree;
  return ready.kind === 'list' || ready.kind === 'set' ? flattenPairs(tree, ready) : ready;
}

function withSign(tree: AnswerTree, minus: boolean): AnswerTree {
  if (tree.kind !== 'plusminus') {
    const kids = children(tree);
    return kids.length
      ? withChildren(
          tree,
          kids.map((kid) => withSign(kid, minus)),
        )
      : tree;
  }
  const inner = withSign(tree.right, minus);
  const right = minus !== tree.flipped ? negate(inner) : inner;
  return tree.left ? sum(withSign(tree.left, minus), right) : right;
}

/** Values that ± made two of stand beside the others: `{1 ± √5, −2}` has three. */
function flattenPairs(before: AnswerTree, after: NodeOf<'list'> | NodeOf<'set'>): AnswerTree {
  const old = children(before);
  const items = after.items.flatMap((item, k) =>
    item.kind === 'list' && old[k]!.kind !== 'list' ? item.items : [item],
  );
  return { ...after, items };
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
