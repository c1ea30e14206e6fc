import { formatNumber } from '#components/layout/format.ts';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ListLine } from '#components/math/list-line.tsx';
import type { Column, Facet } from '#components/table/data-table.tsx';
import { subjects } from '#lib/domain/seeds/subject.ts';
import { LevelCell, SubjectCell } from './estimates.tsx';

/** What a list shows of a seed. */
export type SeedRow = {
  id: string;
  seq: number;
  problem: string;
  answer: string | null;
  subject: string | null;
  level: number | null;
  estimatedSubject: string | null;
  estimatedLevel: number | null;
  estimateBasis: string | null;
  tokens: number | null;
  method: string | null;
  source: string | null;
  rowNumber: number;
  excludedAt: Date | string | null;
  excludedReason: string | null;
};

export const seedColumns: readonly Column<SeedRow>[] = [
  {
    id: 'seq',
    title: '#',
    align: 'right',
    width: 96,
    sortable: true,
    cell: (seed) => formatNumber(seed.seq),
  },
  { id: 'problem', title: 'Problem', fixed: true, cell: (seed) => <ListLine text={seed.problem} /> },
  {
    id: 'answer',
    title: 'Answer',
    width: 160,
    cell: (seed) => <AnswerBadge answer={seed.answer} label="" />,
  },
  {
    id: 'subject',
    title: 'Subject',
    width: 184,
    cell: (seed) => <SubjectCell {...seed} />,
  },
  {
    id: 'level',
    title: 'Level',
    align: 'right',
    width: 104,
    sortable: true,
    cell: (seed) => <LevelCell {...seed} />,
  },
  {
    id: 'tokens',
    title: 'Tokens',
    align: 'right',
    width: 104,
    sortable: true,
    hidden: true,
    cell: (seed) => (seed.tokens === null ? '—' : formatNumber(seed.tokens)),
  },
  { id: 'method', title: 'Method', width: 152, hidden: true, cell: (seed) => seed.method ?? '—' },
  { id: 'source', title: 'Source', width: 168, hidden: true, cell: (seed) => seed.source ?? '—' },
  {
    id: 'excluded',
    title: 'Set aside',
    width: 128,
    hidden: true,
    cell: (seed) => (seed.excludedAt ? (seed.excludedReason ?? 'yes') : '—'),
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
  { id: 'method', title: 'Method', options: [] },
  { id: 'source', title: 'Source', options: [] },
  { id: 'import', title: 'Import', single: true, options: [] },
  {
    id: 'excluded',
    title: 'Set aside',
    single: true,
    options: [
      { value: 'no', title: 'In use' },
      { value: 'yes', title: 'Set aside' },
    ],
  },
];
