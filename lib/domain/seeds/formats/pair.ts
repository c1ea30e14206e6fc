import { finalAnswer } from './final-answer.ts';
import type { Cell, SeedDraft } from './format.ts';

/**
 * A pair out of a draft that holds its better side: both are solutions of the problem, which becomes the seed that they
 * stand under, and so other pairs of the problem stand beside them.
 */
export function asPair(draft: SeedDraft, solution: Cell): SeedDraft {
  const derivation = { derivedFrom: { problem: { column: null, value: draft.problem.value } } };
  return { ...draft, derivation, rejected: { solution, answer: finalAnswer(solution) } };
}
