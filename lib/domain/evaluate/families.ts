import { type Estimate, estimateOf } from './estimate.ts';
import type { Judge, ProblemReplies } from './graded-reply.ts';
import { isSolved } from './majority.ts';

/** What a model makes of problems that come in several forms: the same problem with distractors or with other numbers. */
export type Families = {
  /** Families of two forms or more, and the forms in them. */
  families: number;
  forms: number;
  /** Share of families that are solved in every form. */
  every: Estimate;
  /** Share that is solved in at least one form. */
  some: Estimate;
};

/**
 * Families solved in every form and in some; null where no problem has a second form. A form is solved where the
 * majority of its samples is correct. A family of which a form has no reply counts by those that have one.
 */
export function familiesOf(problems: readonly ProblemReplies[], judge: Judge): Families | null {
  const groups = [...Map.groupBy(problems, ({ replies }) => replies[0]!.familyId).values()];
  const families = groups.filter((forms) => forms.length > 1);
  if (families.length === 0) return null;
  const solved = families.map((forms) => forms.map(({ replies }) => isSolved(replies, judge)));
  return {
    families: families.length,
    forms: families.reduce((sum, forms) => sum + forms.length, 0),
    every: estimateOf(solved.map((forms) => Number(forms.every(Boolean)))),
    some: estimateOf(solved.map((forms) => Number(forms.some(Boolean)))),
  };
}
