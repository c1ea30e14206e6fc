import { type AnswerTree, parseAnswer } from '#lib/math/answers/index.ts';
import type { AnswerType } from './schema.ts';

/** A letter that names one of several given answers, as it stands in data sets: `B`, `(B)`, `\text{(B)}`. */
const CHOICE = /^(?:\\(?:text|textbf|mathrm)\s*\{)?\s*\(?([A-F])\)?\.?\s*\}?$/;

/** The kind of an answer: what the answer engine reads in it; a text where it cannot read it. */
export function answerType(answer: string | null): AnswerType {
  if (answer === null || answer.trim() === '') return 'none';
  if (CHOICE.test(answer.trim())) return 'choice';
  const read = parseAnswer(answer);
  return 'error' in read ? 'text' : typeOf(read.tree);
}

const byKind: Partial<Record<AnswerTree['kind'], AnswerType>> = {
  interval: 'interval',
  set: 'set',
  list: 'set',
  setop: 'set',
  text: 'text',
};

function typeOf(tree: AnswerTree): AnswerType {
  if (tree.kind === 'number') return tree.decimals > 0 || tree.cut ? 'decimal' : 'integer';
  if (tree.kind === 'quantity') return typeOf(tree.value);
  if (tree.kind === 'percent') return typeOf(tree.arg);
  if (isFraction(tree)) return 'fraction';
  if (tree.kind === 'tuple' && tree.items.some(isInfinite)) return 'interval';
  return byKind[tree.kind] ?? 'expression';
}

const isWhole = (tree: AnswerTree) => tree.kind === 'number' && tree.decimals === 0;

/** `3/4`, `-3/4` and `3 1/2`. */
function isFraction(tree: AnswerTree): boolean {
  if (tree.kind === 'quotient') return isWhole(tree.over) && isWhole(tree.under);
  if (tree.kind !== 'product' && tree.kind !== 'sum') return false;
  const [first, second] = tree.args;
  return tree.args.length === 2 && isWhole(first!) && second!.kind === 'quotient' && isFraction(second!);
}

/** An open interval reads as a pair unless an end is infinite. */
function isInfinite(tree: AnswerTree): boolean {
  if (tree.kind === 'product') return tree.args.some(isInfinite);
  return tree.kind === 'constant' && tree.name === 'infinity';
}
