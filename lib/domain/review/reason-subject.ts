/** Why a dataset of pairs rejects a solution, where it says no more than that another is preferred. */
export const worseThanChosen = 'worse-than-chosen';

const aboutSolution = new Set([
  ...['misread', 'algebra', 'arithmetic', 'unjustified-step', 'wrong-format'],
  worseThanChosen,
]);

const aboutProblem = new Set([
  ...['ill-posed', 'unsolvable', 'implausible', 'contaminated', 'needs-figure', 'proof'],
]);

/**
 * What the reasons of a rejection speak of. `solution`: one of them finds fault with the solution. `problem`: else one
 * finds fault with the problem, of which no solution is better then. `neither`: too easy, a duplicate, or a reason of
 * a project's own, of which nothing is known.
 */
export function subjectOfReasons(reasons: readonly string[]): 'solution' | 'problem' | 'neither' {
  if (reasons.some((one) => aboutSolution.has(one))) return 'solution';
  return reasons.some((one) => aboutProblem.has(one)) ? 'problem' : 'neither';
}
