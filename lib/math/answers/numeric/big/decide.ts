import type { AnswerTree } from '../../tree.ts';
import { evaluateBig, type RationalPoint } from './evaluate.ts';
import { magnitude, minus, PRECISION } from './float.ts';

/** Bits of agreement that are taken for equality (about 125 digits). */
const AGREEMENT = PRECISION - 96;

/** `same` is null where a term was too small beside the others to show. */
export type Decision = { readonly same: boolean | null };

/**
 * Compares two real values to about 125 digits. Null where one cannot be evaluated.
 */
export function decide(gold: AnswerTree, pred: AnswerTree, point: RationalPoint): Decision | null {
  const g = evaluateBig(gold, point);
  const p = g && evaluateBig(pred, point);
  if (!g || !p) return null;
  const gap = magnitude(minus(g.value, p.value));
  const scale = Math.max(g.scale, p.scale);
  const same = gap <= scale - AGREEMENT;
  return { same: same && (g.dropped || p.dropped) ? null : same };
}
