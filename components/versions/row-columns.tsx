import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemLine } from '#components/math/problem-line.tsx';
import type { Column } from '#components/table/data-table.tsx';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';

/** A row of a version with its place and the items that it was made of. */
export type PlacedRow = FrozenRow & { position: number; variantId: string; revision: number; seedId: string };

export const rowColumns: readonly Column<PlacedRow>[] = [
  { id: 'position', title: '#', align: 'right', width: 80, fixed: true, cell: (row) => row.position + 1 },
  { id: 'problem', title: 'Problem', fixed: true, cell: (row) => <ProblemLine text={row.problem} /> },
  { id: 'answer', title: 'Answer', width: 144, cell: (row) => <AnswerBadge answer={row.answer} label="" /> },
  { id: 'subject', title: 'Subject', width: 176, cell: (row) => row.subject ?? '—' },
  { id: 'level', title: 'Level', align: 'right', width: 72, cell: (row) => row.level ?? '—' },
  { id: 'method', title: 'Method', width: 160, hidden: true, cell: (row) => row.method },
];
