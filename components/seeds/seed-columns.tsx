import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemLine } from '#components/math/problem-line.tsx';
import type { Column, Facet } from '#components/table/data-table.tsx';
import { subjects } from '#lib/domain/seeds/subject.ts';

/** What a list shows of a seed. */
export type SeedRow = {
  id: string;
  seq: number;
  problem: string;
  answer: string | null;
  subject: string | null;
  level: number | null;
  rowNumber: number;
};

export const seedColumns: readonly Column<SeedRow>[] = [
  { id: 'seq', title: '#', align: 'right', width: 80, sortable: true, cell: (seed) => seed.seq },
  { id: 'problem', title: 'Problem', fixed: true, cell: (seed) => <ProblemLine text={seed.problem} /> },
  {
    id: 'answer',
    title: 'Answer',
    width: 160,
    cell: (seed) => <AnswerBadge answer={seed.answer} label="" />,
  },
  { id: 'subject', title: 'Subject', width: 184, cell: (seed) => seed.subject ?? '—' },
  {
    id: 'level',
    title: 'Level',
    align: 'right',
    width: 104,
    sortable: true,
    cell: (seed) => seed.level ?? '—',
  },
  { id: 'row', title: 'Row', align: 'right', width: 80, hidden: true, cell: (seed) => seed.rowNumber },
];

export const seedFacets: readonly Facet[] = [
  {
    id: 'subject',
    title: 'Subject',
    options: [...subjects.map((value) => ({ value, title: value })), { value: 'none', title: 'No subject' }],
  },
  {
    id: 'level',
    title: 'Level',
    options: [1, 2, 3, 4, 5, 0].map((level) => ({
      value: String(level),
      title: level === 0 ? 'No level' : `Level ${level}`,
    })),
  },
  {
    id: 'solution',
    title: 'Solution',
    single: true,
    options: [
      { value: 'yes', title: 'With a solution' },
      { value: 'no', title: 'Without' },
    ],
  },
];
