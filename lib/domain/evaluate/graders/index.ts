import { invalid } from '../../errors.ts';
import type { Grade, Grader } from '../grader.ts';
import { boxed } from './boxed.ts';
import { equivalence } from './equivalence.ts';
import { flexible } from './flexible.ts';
import { strict } from './strict.ts';

/** Every grader, from the strictest to the most lenient. A new one is a file beside this and a line here. */
export const graders: readonly Grader[] = [strict, boxed, flexible, equivalence];

/** The grader of an id; INVALID where there is none. */
export function graderOf(id: string): Grader {
  const found = graders.find((grader) => grader.id === id);
  if (!found) throw invalid(`There is no grader “${id}”.`);
  return found;
}

/** Why people should look at a reply. */
export const disputes = ['verdict', 'format', 'undecided'] as const;
export type Dispute = (typeof disputes)[number];

/**
 * What the graders of one reply disagree on. `verdict`: one says correct, another wrong. `undecided`: one found an answer
 * and could not decide. `format`: one says correct, and another found no answer in the form that it reads, as a strict
 * grader does with most models; a matter of form alone. Null where they agree, also that the reply is not correct.
 */
export function disputeOf(grades: readonly Pick<Grade, 'verdict'>[]): Dispute | null {
  const has = (verdict: Grade['verdict']) => grades.some((grade) => grade.verdict === verdict);
  if (has('correct') && has('wrong')) return 'verdict';
  if (has('undecided')) return 'undecided';
  return has('correct') && has('unparseable') ? 'format' : null;
}
