import { failed, passed, type Rule } from '../rule.ts';

/**
 * No older text of the project is the same. A method that keeps the problem shares it with its seed and its siblings,
 * so there the solution must be the same too.
 */
export const exactDuplicate: Rule = {
  id: 'exact-duplicate',
  title: 'Exact duplicate',
  description: 'The project already has this text, as a seed or as an older variant.',
  version: 1,
  reads: 'project',
  run: ({ duplicates, method }) => {
    const same = duplicates.find((one) => one.sameSolution);
    if (same)
      return failed(`Problem and solution are those of another ${same.kind}.`, { [same.kind]: same.id });
    const first = duplicates[0];
    if (first && !method.keepsProblem) {
      return failed(`The problem is that of another ${first.kind}.`, { [first.kind]: first.id });
    }
    return passed(first ? 'The problem is kept; the solution is new.' : 'No older text is the same.');
  },
};
