import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemLine } from '#components/math/problem-line.tsx';
import type { Column } from '#components/table/data-table.tsx';
import { sourceTitles } from '#lib/domain/versions/kind-titles.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import { methodTitle } from './method-title.ts';

/** A row of a version with its place and the items that it was made of. */
export type PlacedRow = FrozenRow & { position: number; variantId: string; revision: number; seedId: string };

const text: readonly Column<PlacedRow>[] = [
  { id: 'position', title: '#', align: 'right', width: 80, fixed: true, cell: (row) => row.position + 1 },
  { id: 'problem', title: 'Problem', fixed: true, cell: (row) => <ProblemLine text={row.problem} /> },
];
const labels: readonly Column<PlacedRow>[] = [
  { id: 'subject', title: 'Subject', width: 176, cell: (row) => row.subject ?? '—' },
  { id: 'level', title: 'Level', align: 'right', width: 72, cell: (row) => row.level ?? '—' },
  { id: 'method', title: 'Method', width: 160, hidden: true, cell: (row) => methodTitle(row.method) },
];
const answer = (title: string): Column<PlacedRow> => ({
  ...{ id: 'answer', title, width: 144 },
  cell: (row) => <AnswerBadge answer={row.answer} label="" />,
});
const rejected: readonly Column<PlacedRow>[] = [
  {
    ...{ id: 'rejected', title: 'Rejected', width: 144 },
    cell: (row) => <AnswerBadge answer={row.rejected?.answer ?? null} label="" />,
  },
  {
    ...{ id: 'from', title: 'Worse solution', width: 168 },
    cell: (row) => (row.rejected ? sourceTitles[row.rejected.from] : '—'),
  },
];

/** What a list shows of the rows of a version of this kind. */
export const rowColumns = (kind: string): readonly Column<PlacedRow>[] =>
  kind === 'preference'
    ? [...text, answer('Chosen'), ...rejected, ...labels]
    : [...text, answer('Answer'), ...labels];
