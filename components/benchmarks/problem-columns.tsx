import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemLine } from '#components/math/problem-line.tsx';
import type { Column, Facet } from '#components/table/data-table.tsx';
import { Badge } from '#components/ui/badge.tsx';

/** What the list shows of a problem of a benchmark. */
export type ProblemRow = {
  id: string;
  seq: number;
  rowNumber: number;
  originalId: string | null;
  problem: string;
  solution: string | null;
  answer: string | null;
  answerType: string;
  subject: string | null;
  level: number | null;
};

export const problemColumns: readonly Column<ProblemRow>[] = [
  { id: 'row', title: 'Row', align: 'right', width: 72, cell: (row) => row.rowNumber },
  {
    id: 'problem',
    title: 'Problem',
    fixed: true,
    minWidth: 320,
    cell: (row) => <ProblemLine text={row.problem} />,
  },
  { id: 'answer', title: 'Answer', width: 160, cell: (row) => <AnswerBadge answer={row.answer} label="" /> },
  { id: 'type', title: 'Kind', width: 112, cell: (row) => <Badge variant="outline">{row.answerType}</Badge> },
  { id: 'subject', title: 'Subject', width: 160, cell: (row) => row.subject ?? '—' },
  { id: 'level', title: 'Level', align: 'right', width: 72, cell: (row) => row.level ?? '—' },
  { id: 'id', title: 'Id', width: 200, hidden: true, cell: (row) => row.originalId ?? '—' },
];

type Counted = { value: string | number | null; count: number };

/** The filters over what the benchmark has. */
export function problemFacets(found: {
  answerTypes: readonly Counted[];
  levels: readonly Counted[];
  subjects: readonly Counted[];
}): Facet[] {
  const facet = (id: string, title: string, values: readonly Counted[]): Facet => ({
    ...{ id, title, single: true },
    options: values
      .filter(({ value }) => value !== null)
      .map(({ value, count }) => ({ value: String(value), title: String(value), count })),
  });
  return [
    facet('answerType', 'Answer', found.answerTypes),
    facet('level', 'Level', found.levels),
    facet('subject', 'Subject', found.subjects),
  ].filter(({ options }) => options.length > 0);
}
