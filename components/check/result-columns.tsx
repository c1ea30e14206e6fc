import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemLine } from '#components/math/problem-line.tsx';
import { StatusBadge } from '#components/review/status-badge.tsx';
import type { Column } from '#components/table/data-table.tsx';

/** A variant of which a rule says something. */
export type ResultRow = {
  seq: number;
  variant: string;
  method: string;
  status: 'pending' | 'accepted' | 'rejected';
  problem: string;
  answer: string;
  reason: string;
};

export const resultColumns: readonly Column<ResultRow>[] = [
  { id: 'seq', title: '#', align: 'right', width: 80, cell: (row) => row.seq },
  { id: 'reason', title: 'Reason', fixed: true, minWidth: 320, cell: (row) => row.reason },
  {
    id: 'problem',
    title: 'Problem',
    width: 420,
    cell: (row) => <ProblemLine text={row.problem} longest={160} />,
  },
  { id: 'answer', title: 'Answer', width: 128, cell: (row) => <AnswerBadge answer={row.answer} label="" /> },
  { id: 'method', title: 'Method', width: 152, hidden: true, cell: (row) => row.method },
  { id: 'status', title: 'Review', width: 120, cell: (row) => <StatusBadge status={row.status} /> },
];
