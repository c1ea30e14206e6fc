import { invalid } from '#lib/domain/errors.ts';
import { readTable } from '#lib/domain/studies/read-table.ts';
import type { PointSource } from './point-source.ts';

/** How many lines with faults an answer names. */
const NAMED = 20;

/** A pasted table: counts or accuracies, no replies. */
export const tableSource: PointSource<string> = {
  kind: 'table',
  pointsOf: async (_, text) => {
    const { points, issues } = readTable(text);
    const [first] = issues;
    if (!first) return points;
    const more = issues.length === 1 ? '' : ` ${issues.length - 1} more lines have faults.`;
    throw invalid(
      `Line ${first.line}: ${first.message}${more}`,
      issues
        .slice(0, NAMED)
        .map(({ line, message }) => ({ path: 'table', message: `Line ${line}: ${message}` })),
    );
  },
  resultsOf: async () => null,
};
