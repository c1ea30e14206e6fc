import type { DatasetFormat, Row } from './format.ts';
import { cell, hasText } from './format.ts';
import { objectIn } from './prm800k.ts';

/** The studio's own rows, each with its lineage: they come back as variants under their seeds. */
export const canonical: DatasetFormat = {
  id: 'canonical',
  title: 'Rows of a version',
  fields: 'problem, solution, answer, subject, level, method, lineage { seedProblem, source, … }',
  recognise: (row) => (hasText(row, 'problem', 'solution', 'method') && hasLineage(row) ? 1 : 0),
  toDraft(row) {
    const lineage = objectIn(row, 'lineage');
    const rejected = objectIn(row, 'rejected');
    const worse = (member: string) => ({ column: 'rejected', value: rejected[member] });
    const inside = (member: string) => ({ column: null, value: lineage[member] });
    return {
      problem: cell(row, 'problem'),
      solution: cell(row, 'solution'),
      answer: cell(row, 'answer'),
      subject: cell(row, 'subject'),
      level: cell(row, 'level'),
      ...(typeof rejected.solution === 'string' && {
        rejected: { solution: worse('solution'), answer: worse('answer'), from: worse('from') },
      }),
      derivation: {
        derivedFrom: { problem: inside('seedProblem') },
        method: cell(row, 'method'),
        source: inside('source'),
      },
    };
  },
};

function hasLineage(row: Row): boolean {
  const { seedHash, seedProblem } = objectIn(row, 'lineage');
  return typeof seedHash === 'string' && typeof seedProblem === 'string';
}
