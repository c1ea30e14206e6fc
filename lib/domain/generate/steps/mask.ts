import { fobarQuestion, maskAnyNumber } from '../backward/index.ts';
import type { Parent, Progress } from '../method.ts';
import type { Known } from './solving.ts';

/** A problem with a number hidden, as the state of a request keeps it. */
export type MaskedState = { masked: string; value: string; variable: string };

/**
 * Hides one number, drawn from those that make a good backward question. The state holds the masked problem and what
 * the evidence says of it: the number with its place, and the unknown that stands for it.
 */
export function beginMasked({ problem, answer }: Parent, random: () => number): Progress {
  if (answer === null || answer.trim() === '') {
    return { ok: false, reason: 'no-answer', message: 'A backward question needs the known answer.' };
  }
  const masked = maskAnyNumber(problem, answer, random);
  if (!masked) {
    const message = 'The problem has no number that could be asked for instead of its answer.';
    return { ok: false, reason: 'no-number', message };
  }
  const { place, value, variable } = masked;
  const { start, end, text } = place;
  const details = { masked: { text, start, end, value, variable, answer } };
  return { ok: true, state: { masked: { masked: masked.masked, value, variable }, details } };
}

export const maskedOf = (state: Record<string, unknown>) => state.masked as MaskedState;

/** The hidden number: true by construction. */
export const knownNumber = (state: Record<string, unknown>): Known => ({
  truth: maskedOf(state).value,
  groundTruth: 'computed',
});

/** As `beginMasked`, with the question that keeps the problem's own. */
export function beginFobar(parent: Parent, random: () => number): Progress {
  const begun = beginMasked(parent, random);
  if (!begun.ok) return begun;
  const problem = fobarQuestion(maskedOf(begun.state), parent.answer!);
  return { ok: true, state: { ...begun.state, problem } };
}
