import { locateAnswer } from '../extract/locate.ts';
import { type Parsed, parseText } from '../parse/index.ts';
import type { CommaReading } from '../tokenize/numbers.ts';
import { chosenLetter } from './choices.ts';
import { Context } from './context.ts';
import type { CompareOptions } from './options.ts';
import { equal, type Outcome, undecided } from './outcome.ts';
import { prepare } from './prepare.ts';
import { bareForm } from './texts.ts';
import { compareTrees } from './trees.ts';

const READINGS: readonly CommaReading[] = ['auto', 'list', 'decimal'];

/**
 * Says whether a predicted answer equals the gold answer: `equal`, `different`, or `undecided` where neither could be
 * shown. Whole responses and answers inside a sentence are reduced to their final answer first. Never throws.
 *
 * @returns the verdict, the stage that reached it, and a one-line reason
 */
export function compareAnswers(gold: string, pred: string, options: CompareOptions = {}): Outcome {
  try {
    return compareTexts(gold, pred, options);
  } catch (error) {
    if (error instanceof RangeError) return undecided('unread', 'too large to compare');
    throw error;
  }
}

function compareTexts(gold: string, pred: string, options: CompareOptions): Outcome {
  if (gold.trim() === '' || pred.trim() === '') return undecided('unread', 'one of the answers is empty');
  const choice = chosenLetter(gold, pred, options.choices ?? 'ABCDE');
  if (choice) return choice;
  const g = locateAnswer(gold, options.input);
  const p = locateAnswer(pred, options.input);
  if (bareForm(g) === bareForm(p)) return equal('form', 'written alike');
  let first: Outcome | null = null;
  for (const [left, right] of readings(g, p)) {
    const outcome = compareParsed(left, right, options);
    if (outcome.verdict === 'equal') return outcome;
    first ??= outcome;
  }
  return first!;
}

/** The readings of both texts, the usual one first; others only where commas between digits leave a choice. */
function* readings(gold: string, pred: string): Generator<[Parsed, Parsed]> {
  const g = parseText(gold);
  const p = parseText(pred);
  yield [g, p];
  const others = (parsed: Parsed, text: string) =>
    'tree' in parsed && parsed.ambiguous ? READINGS.map((reading) => parseText(text, reading)) : [parsed];
  const left = others(g, gold);
  const right = others(p, pred);
  if (left.length * right.length === 1) return;
  for (const a of left) for (const b of right) if (a !== g || b !== p) yield [a, b];
}

function compareParsed(gold: Parsed, pred: Parsed, options: CompareOptions): Outcome {
  if ('error' in gold) return undecided('unread', `the gold answer could not be read: ${gold.error}`);
  if ('error' in pred) return undecided('unread', `the answer could not be read: ${pred.error}`);
  return compareTrees(prepare(gold.tree), prepare(pred.tree), new Context(options));
}
