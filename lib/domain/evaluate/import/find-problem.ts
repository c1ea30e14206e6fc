import { normalizeText } from '#lib/math/text/normalize.ts';
import type { ProblemName } from './result-format.ts';

/** A benchmark's problem as it can be named from outside. `rowNumber` counts the rows of its file from 1. */
export type NamedProblem = { id: string; rowNumber: number; originalId: string | null; problem: string };

export type FoundProblem = { id: string; by: 'text' | 'id' | 'row' } | { fault: string };

/**
 * Finds the problem of a benchmark that a line of results names. Its text decides where the line has one (compared after
 * Unicode and white space are made even); then the data set's own id; and the place in the file only where the line has
 * neither a text nor an id that the benchmark knows, for a file in another order would be graded against the wrong
 * answers. An id or a text that stands on two problems names none.
 */
export function createFinder(problems: readonly NamedProblem[]): (name: ProblemName) => FoundProblem {
  const texts = uniqueBy(problems, ({ problem }) => normalizeText(problem));
  const ids = uniqueBy(problems, ({ originalId }) => originalId);
  const rows = new Map(problems.map((problem) => [problem.rowNumber, problem]));
  return ({ text, originalId, index }) => {
    const byText = text === undefined ? undefined : texts.get(normalizeText(text));
    if (byText) return { id: byText.id, by: 'text' };
    const byId = originalId === undefined ? undefined : ids.get(originalId);
    if (byId) return { id: byId.id, by: 'id' };
    if (text !== undefined) return { fault: 'The benchmark has no problem with this text.' };
    if (index === undefined) return { fault: `The benchmark has no problem with the id “${originalId}”.` };
    const byRow = rows.get(index + 1);
    if (byRow) return { id: byRow.id, by: 'row' };
    return { fault: `The benchmark has no problem in row ${index + 1}.` };
  };
}

function uniqueBy(problems: readonly NamedProblem[], key: (problem: NamedProblem) => string | null) {
  const found = new Map<string, NamedProblem>();
  const twice = new Set<string>();
  for (const problem of problems) {
    const name = key(problem);
    if (name === null) continue;
    if (found.has(name)) twice.add(name);
    else found.set(name, problem);
  }
  for (const name of twice) found.delete(name);
  return found;
}
