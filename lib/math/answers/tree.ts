import type { Rational } from './rational.ts';

/** A number as written. `decimals` counts the digits after the point, `digits` the significant ones; `cut` marks a trailing "…". */
export type NumberNode = {
  readonly kind: 'number';
  readonly value: Rational;
  readonly decimals: number;
  readonly digits: number;
  readonly cut?: boolean;
  /** The digits as written where a base is given: `204_5` has value 54 and written "204". */
  readonly base?: { readonly written: string; readonly radix: number };
};

export type ConstantName = 'pi' | 'e' | 'i' | 'infinity';
export type RelationSign = '=' | '≠' | '<' | '≤' | '>' | '≥' | '≈' | '≡' | '→';
export type SetOperator = 'union' | 'intersection' | 'difference';

export type AnswerTree =
  | NumberNode
  | { readonly kind: 'constant'; readonly name: ConstantName }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'sum'; readonly args: readonly AnswerTree[] }
  | { readonly kind: 'product'; readonly args: readonly AnswerTree[] }
  | { readonly kind: 'quotient'; readonly over: AnswerTree; readonly under: AnswerTree }
  | { readonly kind: 'power'; readonly base: AnswerTree; readonly exponent: AnswerTree }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly AnswerTree[] }
  | {
      readonly kind: 'plusminus';
      readonly left: AnswerTree | null;
      readonly right: AnswerTree;
      readonly flipped: boolean;
    }
  | { readonly kind: 'percent'; readonly arg: AnswerTree }
  | { readonly kind: 'quantity'; readonly value: AnswerTree; readonly unit: string }
  | { readonly kind: 'ratio'; readonly args: readonly AnswerTree[]; readonly clock: boolean }
  | {
      readonly kind: 'relation';
      readonly args: readonly AnswerTree[];
      readonly signs: readonly RelationSign[];
    }
  | {
      readonly kind: 'member';
      readonly element: AnswerTree;
      readonly set: AnswerTree;
      readonly negated: boolean;
    }
  | { readonly kind: 'list'; readonly items: readonly AnswerTree[] }
  /** `square`: it stood in square brackets. */
  | { readonly kind: 'tuple'; readonly items: readonly AnswerTree[]; readonly square?: boolean }
  | { readonly kind: 'set'; readonly items: readonly AnswerTree[] }
  | {
      readonly kind: 'interval';
      readonly low: AnswerTree;
      readonly high: AnswerTree;
      readonly lowClosed: boolean;
      readonly highClosed: boolean;
    }
  | { readonly kind: 'setop'; readonly op: SetOperator; readonly args: readonly AnswerTree[] }
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly AnswerTree[])[] }
  | { readonly kind: 'text'; readonly text: string };

export type Kind = AnswerTree['kind'];
export type NodeOf<K extends Kind> = Extract<AnswerTree, { kind: K }>;

/** The numbers and words of a tree node that hold other trees, in order of writing. */
export function children(tree: AnswerTree): readonly AnswerTree[] {
  switch (tree.kind) {
    case 'sum':
    case 'product':
    case 'call':
    case 'ratio':
    case 'relation':
    case 'setop':
      return tree.args;
    case 'list':
    case 'tuple':
    case 'set':
      return tree.items;
    case 'quotient':
      return [tree.over, tree.under];
    case 'power':
      return [tree.base, tree.exponent];
    case 'plusminus':
      return tree.left ? [tree.left, tree.right] : [tree.right];
    case 'percent':
      return [tree.arg];
    case 'quantity':
      return [tree.value];
    case 'member':
      return [tree.element, tree.set];
    case 'interval':
      return [tree.low, tree.high];
    case 'matrix':
      return tree.rows.flat();
    default:
      return [];
  }
}

/** The same node with other children, given in the order of {@link children}. */
export function withChildren(tree: AnswerTree, kids: readonly AnswerTree[]): AnswerTree {
  switch (tree.kind) {
    case 'sum':
    case 'product':
    case 'call':
    case 'ratio':
    case 'relation':
    case 'setop':
      return { ...tree, args: kids };
    case 'list':
    case 'tuple':
    case 'set':
      return { ...tree, items: kids };
    case 'quotient':
      return { ...tree, over: kids[0]!, under: kids[1]! };
    case 'power':
      return { ...tree, base: kids[0]!, exponent: kids[1]! };
    case 'plusminus':
      return { ...tree, left: tree.left ? kids[0]! : null, right: kids[kids.length - 1]! };
    case 'percent':
      return { ...tree, arg: kids[0]! };
    case 'quantity':
      return { ...tree, value: kids[0]! };
    case 'member':
      return { ...tree, element: kids[0]!, set: kids[1]! };
    case 'interval':
      return { ...tree, low: kids[0]!, high: kids[1]! };
    case 'matrix': {
      let at = 0;
      return { ...tree, rows: tree.rows.map((row) => row.map(() => kids[at++]!)) };
    }
    default:
      return tree;
  }
}

/** True where some node of the tree passes the test. */
export function some(tree: AnswerTree, test: (node: AnswerTree) => boolean): boolean {
  return test(tree) || children(tree).some((child) => some(child, test));
}

/** Every symbol of the tree, once. */
export function symbolsOf(tree: AnswerTree, found: Set<string> = new Set()): Set<string> {
  if (tree.kind === 'symbol') found.add(tree.name);
  for (const child of children(tree)) symbolsOf(child, found);
  return found;
}

const EXACT = { decimals: 0, digits: 0 } as const;

/** A number without any claim about printed digits. */
export function exactNumber(value: Rational): NumberNode {
  return { kind: 'number', value, ...EXACT };
}
export const integer = (n: number | bigint): NumberNode => exactNumber({ n: BigInt(n), d: 1n });
export const symbol = (name: string): AnswerTree => ({ kind: 'symbol', name });
export const call = (name: string, ...args: AnswerTree[]): AnswerTree => ({ kind: 'call', name, args });
export const product = (...args: AnswerTree[]): AnswerTree =>
  args.length === 1 ? args[0]! : { kind: 'product', args };
export const sum = (...args: AnswerTree[]): AnswerTree =>
  args.length === 1 ? args[0]! : { kind: 'sum', args };

/** −tree; a number keeps its printed digits. */
export function negate(tree: AnswerTree): AnswerTree {
  if (tree.kind === 'number') return { ...tree, value: { n: -tree.value.n, d: tree.value.d } };
  if (tree.kind === 'quantity') return { ...tree, value: negate(tree.value) };
  if (tree.kind === 'percent') return { ...tree, arg: negate(tree.arg) };
  return product(integer(-1), tree);
}
