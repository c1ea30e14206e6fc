import { type AnswerTree, children, symbolsOf, withChildren } from '../tree.ts';

const INTEGERS = new Set(['\\mathbb{Z}', '\\mathbb{N}', '\\mathbb{Z}^+', 'Z', 'N']);

/** `k ∈ ℤ`: the declaration of an integer parameter. */
function declared(tree: AnswerTree): string | null {
  if (tree.kind !== 'member' || tree.negated || tree.element.kind !== 'symbol') return null;
  const set = tree.set.kind === 'power' ? tree.set.base : tree.set;
  return set.kind === 'symbol' && INTEGERS.has(set.name) ? tree.element.name : null;
}

/**
 * Takes the declarations of integer parameters out of an answer (`kπ, k ∈ ℤ`) and gives the parameters common names, so
 * that they compare however they are called. A tree without declarations stays as it is.
 */
export function withoutDeclarations(tree: AnswerTree): AnswerTree {
  if (tree.kind !== 'list') return tree;
  const names = tree.items.map(declared).filter((name) => name !== null);
  const rest = tree.items.filter((item) => declared(item) === null);
  if (!names.length || !rest.length) return tree;
  const used = symbolsOf({ kind: 'list', items: rest });
  const common = new Map(names.filter((name) => used.has(name)).map((name, k) => [name, `integer ${k + 1}`]));
  const renamed = rest.map((item) => rename(item, common));
  return renamed.length === 1 ? renamed[0]! : { kind: 'list', items: renamed };
}

/** The tree with other names for some of its symbols. */
export function rename(tree: AnswerTree, names: ReadonlyMap<string, string>): AnswerTree {
  if (tree.kind === 'symbol') return { kind: 'symbol', name: names.get(tree.name) ?? tree.name };
  const kids = children(tree);
  return kids.length
    ? withChildren(
        tree,
        kids.map((kid) => rename(kid, names)),
      )
    : tree;
}
