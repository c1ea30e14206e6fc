import type { AnswerTree, NodeOf } from '../tree.ts';

/**
 * Gives a list of statements the structure it is meant to have: in `n = 2, 3, 4` the name belongs to every value, and
 * `x = 1 or x = 2` is one name with two values.
 */
export function arrange(tree: AnswerTree): AnswerTree {
  if (tree.kind === 'relation') return namedParts(tree) ?? tree;
  if (tree.kind !== 'list' || tree.items.length < 2) return tree;
  const first = tree.items[0]!;
  if (!isAssignment(first)) return tree;
  const rest = tree.items.slice(1);
  const last = first.args[first.args.length - 1]!;
  if (rest.every((item) => !hasRelation(item))) {
    return { ...first, args: [...first.args.slice(0, -1), { kind: 'list', items: [last, ...rest] }] };
  }
  const name = JSON.stringify(first.args[0], bigints);
  const same = rest.every((item) => isAssignment(item) && JSON.stringify(item.args[0], bigints) === name);
  if (!same) return tree;
  const values = tree.items.map((item) =>
    item.kind === 'relation' ? item.args[item.args.length - 1]! : item,
  );
  return { kind: 'relation', args: [first.args[0]!, { kind: 'list', items: values }], signs: ['='] };
}

/** `(x, y) = (1, 2)` is `x = 1, y = 2`. */
function namedParts({ args, signs }: NodeOf<'relation'>): AnswerTree | null {
  const [names, values] = args;
  if (args.length !== 2 || signs[0] !== '=' || names?.kind !== 'tuple' || values?.kind !== 'tuple')
    return null;
  if (names.items.length !== values.items.length || names.items.some((name) => name.kind !== 'symbol'))
    return null;
  const items = names.items.map(
    (name, k): AnswerTree => ({ kind: 'relation', args: [name, values.items[k]!], signs: ['='] }),
  );
  return { kind: 'list', items };
}

const NAMES = new Set(['symbol', 'tuple', 'call']);

const bigints = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value);

const isAssignment = (tree: AnswerTree): tree is NodeOf<'relation'> =>
  tree.kind === 'relation' && tree.signs.every((sign) => sign === '=') && NAMES.has(tree.args[0]!.kind);

const hasRelation = (tree: AnswerTree): boolean => tree.kind === 'relation' || tree.kind === 'member';
