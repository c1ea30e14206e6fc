import { type AnswerTree, call, children, type NodeOf, symbolsOf, withChildren } from '../tree.ts';

/** Units of one letter; they are only read so where the letter stands right after a number and the other side lacks it. */
const LETTERS = new Set(['m', 's', 'g', 'h', 'l', 'L', 'N', 'J', 'W', 'V', 'K', 'C', 'F', 'd']);

/** The tree read as a number with a unit of one letter (`3s`, `5m^2`), or null. */
export function letterUnit(tree: AnswerTree): NodeOf<'quantity'> | null {
  if (tree.kind === 'quotient') {
    const over = letterUnit(tree.over);
    const under = unitOf(tree.under);
    return over && under ? { ...over, unit: `${over.unit} per ${under}` } : null;
  }
  if (tree.kind !== 'product' || tree.args.length < 2) return null;
  const unit = unitOf(tree.args[tree.args.length - 1]!);
  const rest = tree.args.slice(0, -1);
  if (!unit || rest.some((arg) => symbolsOf(arg).size > 0)) return null;
  return { kind: 'quantity', value: rest.length === 1 ? rest[0]! : { kind: 'product', args: rest }, unit };
}

function unitOf(tree: AnswerTree): string | null {
  if (tree.kind === 'symbol') return LETTERS.has(tree.name) ? tree.name : null;
  if (tree.kind !== 'power' || tree.exponent.kind !== 'number') return null;
  const unit = unitOf(tree.base);
  const power = tree.exponent.value;
  return unit && power.d === 1n && (power.n === 2n || power.n === 3n) ? `${unit}^${power.n}` : null;
}

/** `A(1, 2)`: a letter before a tuple is the name of the point, `C(5, 2)` and `P(5, 2)` may count choices. */
export function lettered(tree: AnswerTree): { letter: string; tuple: NodeOf<'tuple'> } | null {
  if (tree.kind !== 'product' || tree.args.length !== 2) return null;
  const [letter, tuple] = tree.args;
  const capital =
    letter?.kind === 'symbol' && letter.name >= 'A' && letter.name <= 'Z' && letter.name.length === 1;
  return capital && tuple?.kind === 'tuple' ? { letter: letter.name, tuple } : null;
}

const COUNTS = new Map([
  ['C', 'binom'],
  ['P', 'permutations'],
]);

/** The tree read as a point where the other is one, as a number of choices where the other is a value. */
export function unlettered(tree: AnswerTree, other: AnswerTree): AnswerTree {
  const found = lettered(tree);
  if (!found) return tree;
  if (other.kind === 'tuple') return found.tuple;
  const count = COUNTS.get(found.letter);
  if (!count || found.tuple.items.length !== 2 || symbolsOf(other).size > 0) return tree;
  return call(count, ...found.tuple.items);
}

/** Another reading of a tree whose symbols the other side does not have: a unit, or I for the imaginary unit. */
export function otherReading(tree: AnswerTree, other: AnswerTree): AnswerTree | null {
  const own = symbolsOf(tree);
  if (own.size !== 1 || symbolsOf(other).size > 0) return null;
  const unit = letterUnit(tree);
  if (unit) return unit;
  return own.has('I') ? imaginary(tree) : null;
}

function imaginary(tree: AnswerTree): AnswerTree {
  if (tree.kind === 'symbol' && tree.name === 'I') return { kind: 'constant', name: 'i' };
  const kids = children(tree);
  return kids.length ? withChildren(tree, kids.map(imaginary)) : tree;
}
