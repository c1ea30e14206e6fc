import { seededRandom } from '#lib/math/random.ts';
import { perturbNumbers } from '../../generate/perturb/index.ts';
import type { Derived, DerivedProblem, ParentProblem } from './variation.ts';

const OPTIONS = { spread: 0.5, tries: 4 };

/**
 * A problem with other numbers and the answer that follows from them, by the method that makes such variants (in the manner
 * of GSM-Symbolic, Mirzadeh et al. 2024, arXiv 2410.05229). A problem is left out where its worked solution cannot be
 * recomputed; several copies are different from each other, and there may be fewer than were asked for.
 *
 * @param copies how many forms, 1 to 20
 */
export function withNewNumbers(parent: ParentProblem, copies: number, seed: string): Derived {
  const { problem, solution, answer } = parent;
  if (solution === null || answer === null)
    return { refused: 'no solution', message: 'The problem has no worked solution with an answer.' };
  const forms: DerivedProblem[] = [];
  for (let copy = 1; copy <= copies; copy++) {
    const outcome = perturbNumbers({ problem, solution, answer }, OPTIONS, seededRandom(`${seed} ${copy}`));
    if (!outcome.ok) {
      if (forms.length === 0) return { refused: outcome.reason, message: outcome.message };
      continue;
    }
    if (forms.some((form) => form.problem === outcome.problem)) continue;
    const replaced = outcome.changes.map(({ from, to }): [string, string] => [from, to]);
    const { changes: _, ok: __, ...texts } = outcome;
    forms.push({ ...texts, variation: { kind: 'perturbed', replaced, copy } });
  }
  return { forms };
}
