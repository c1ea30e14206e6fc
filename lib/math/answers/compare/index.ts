import { type Located, locateAnswer } from '../extract/locate.ts';
import { ANSWER_LIMIT, metered } from '../meter.ts';
import type { Parsed } from '../parse/index.ts';
import { readings } from './alternatives.ts';
import { chosenLetter } from './choices.ts';
import type { Context } from './context.ts';
import type { CompareOptions } from './options.ts';
import { equal, type Outcome, undecided } from './outcome.ts';
import { prepare } from './prepare.ts';
import { bareForm } from './texts.ts';
import { passed, type StageTried, Trace } from './trace.ts';
import { compareTrees } from './trees.ts';

/** Texts beyond this length, in characters, are only compared as they are. */
const LONG = 20_000;
/** Of longer responses only the end is read. */
const LONGEST = 60_000;

/**
 * Says whether a predicted answer equals the gold answer: `equal`, `different`, or `undecided` where neither could be
 * shown. Whole responses and answers inside a sentence are reduced to their final answer first. Never throws.
 *
 * @returns the verdict, the stage that reached it, and a one-line reason
 */
export function compareAnswers(gold: string, pred: string, options: CompareOptions = {}): Outcome {
  return compared(gold, pred, { options });
}

/** A verdict with the answers that were compared, and the stages that were tried on the way to it. */
export type Explanation = Outcome & {
  readonly gold: Located;
  readonly pred: Located;
  readonly stages: readonly StageTried[];
};

/** Compares as {@link compareAnswers} does and tells how: which answers were found, and what each stage said. */
export function explainComparison(gold: string, pred: string, options: CompareOptions = {}): Explanation {
  const trace = new Trace();
  const outcome = compared(gold, pred, { options, trace });
  const located = (text: string) => locateAnswer(text, options.input);
  return { ...outcome, gold: located(gold), pred: located(pred), stages: trace.stages(outcome) };
}

function compared(gold: string, pred: string, context: Context): Outcome {
  const tooMuch = () => undecided('unread', 'too large to compare');
  try {
    return metered(ANSWER_LIMIT, () => compareTexts(end(gold), end(pred), context), tooMuch);
  } catch (error) {
    if (error instanceof RangeError) return tooMuch();
    throw error;
  }
}

const end = (text: string) => (text.length > LONGEST ? text.slice(-LONGEST) : text);

function compareTexts(gold: string, pred: string, context: Context): Outcome {
  const { options } = context;
  if (gold.trim() === '' || pred.trim() === '') return undecided('unread', 'one of the answers is empty');
  const choice = chosenLetter(gold, pred, options.choices ?? 'ABCDE');
  if (choice) return choice;
  passed(context, 'choice', 'neither answer is just a letter of choice');
  const g = locateAnswer(gold, options.input);
  const p = locateAnswer(pred, options.input);
  const outcome = compareLocated(g.answer, p.answer, context);
  if (outcome.verdict === 'equal' || g.percent === p.percent) return outcome;
  // A percent sign outside of the box may belong to the answer.
  passed(context, 'form', 'once more with the percent sign that stands outside of the box');
  const signed = (located: Located) => (located.percent ? `${located.answer}\\%` : located.answer);
  const other = compareLocated(signed(g), signed(p), context);
  return other.verdict === 'equal' ? other : outcome;
}

function compareLocated(g: string, p: string, context: Context): Outcome {
  if (g === p || (g.length + p.length < LONG && bareForm(g) === bareForm(p)))
    return equal('form', 'written alike');
  passed(context, 'form', 'not written alike');
  let first: Outcome | null = null;
  for (const [left, right] of readings(g, p)) {
    if (first) passed(context, 'form', 'once more with the commas between digits read in another way');
    const outcome = compareParsed(left, right, context);
    if (outcome.verdict === 'equal') return outcome;
    first ??= outcome;
  }
  return first!;
}

function compareParsed(gold: Parsed, pred: Parsed, context: Context): Outcome {
  if ('error' in gold) return undecided('unread', `the gold answer could not be read: ${gold.error}`);
  if ('error' in pred) return undecided('unread', `the answer could not be read: ${pred.error}`);
  return compareTrees(prepare(gold.tree), prepare(pred.tree), context);
}
