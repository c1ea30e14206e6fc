/**
 * The answer engine: finds the final answer of a solution, reads it, compares it with another, and recomputes the
 * steps that lead to it. It depends on nothing outside this folder.
 */
import { parseText } from './parse/index.ts';
import type { AnswerTree } from './tree.ts';

export { compareAnswers, type Explanation, explainComparison } from './compare/index.ts';
export type { CompareOptions } from './compare/options.ts';
export type { Outcome, Stage, Verdict } from './compare/outcome.ts';
export type { StageTried } from './compare/trace.ts';
export { extractAnswer } from './extract/index.ts';
export { type Located, locateAnswer } from './extract/locate.ts';
export type { ExtractedAnswer } from './extract/place.ts';
export type { CheckedStep } from './steps/index.ts';
export { checkSteps } from './steps/index.ts';
export type { SolutionStep } from './steps/split.ts';
export { splitSteps } from './steps/split.ts';
export { type AnswerTree, children } from './tree.ts';

/**
 * Reads an answer in LaTeX or plain text into a tree. Never throws.
 *
 * @returns the tree with the repairs that were needed to read it (`\frac12`, a missing brace …), or the reason why it
 *   cannot be read
 */
export function parseAnswer(text: string): { tree: AnswerTree; repairs: string[] } | { error: string } {
  const parsed = parseText(text);
  return 'error' in parsed ? { error: parsed.error } : { tree: parsed.tree, repairs: [...parsed.repairs] };
}
