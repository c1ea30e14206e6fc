import { formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ListLine } from '#components/math/list-line.tsx';
import { StatusBadge } from '#components/review/status-badge.tsx';
import { LevelCell, SubjectCell } from '#components/seeds/estimates.tsx';
import type { Column, Facet } from '#components/table/data-table.tsx';
import type { CheckState } from '#lib/domain/generate/schema.ts';
import { subjects } from '#lib/domain/seeds/subject.ts';
import { CheckSum } from './check-sum.tsx';

/** What a list shows of a variant. */
export type VariantListRow = {
  id: string;
  seq: number;
  method: string;
  problem: string;
  answer: string;
  subject: string | null;
  level: number | null;
  estimatedSubject: string | null;
  estimatedLevel: number | null;
  estimateBasis: string | null;
  tokens: number | null;
  source: string | null;
  revision: number;
  status: 'pending' | 'accepted' | 'rejected';
  checkState: CheckState;
  createdAt: Date | string;
  checks: readonly { rule: string; outcome: string; reason: string }[];
};

export const variantColumns: readonly Column<VariantListRow>[] = [
  { id: 'seq', title: '#', align: 'right', width: 96, sortable: true, cell: (row) => formatNumber(row.seq) },
  { id: 'problem', title: 'Problem', fixed: true, cell: (row) => <ListLine text={row.problem} /> },
  { id: 'answer', title: 'Answer', width: 136, cell: (row) => <AnswerBadge answer={row.answer} label="" /> },
  { id: 'method', title: 'Method', width: 152, cell: (row) => row.method },
  {
    id: 'subject',
    title: 'Subject',
    width: 152,
    hidden: true,
    cell: (row) => <SubjectCell {...row} />,
  },
  {
    id: 'level',
    title: 'Level',
    align: 'right',
    width: 104,
    sortable: true,
    cell: (row) => <LevelCell {...row} />,
  },
  {
    id: 'tokens',
    title: 'Tokens',
    align: 'right',
    width: 104,
    sortable: true,
    hidden: true,
    cell: (row) => (row.tokens === null ? '—' : formatNumber(row.tokens)),
  },
  { id: 'source', title: 'Source', width: 168, hidden: true, cell: (row) => row.source ?? '—' },
  {
    id: 'checks',
    title: 'Checks',
    width: 120,
    cell: (row) => <CheckSum state={row.checkState} reasons={complaints(row)} />,
  },
  { id: 'status', title: 'Review', width: 120, cell: (row) => <StatusBadge status={row.status} /> },
  { id: 'revision', title: 'Revision', align: 'right', width: 88, hidden: true, cell: (row) => row.revision },
  { id: 'made', title: 'Made', width: 136, hidden: true, cell: (row) => <RelativeTime at={row.createdAt} /> },
];

function complaints({ checks }: VariantListRow): string[] {
  return checks
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'undecided')
    .map(({ rule, reason }) => `${rule}: ${reason}`);
}

/** Filters over closed sets; methods come from the registry. */
export function variantFacets(methods: readonly { id: string; title: string }[]): Facet[] {
  const same = (values: readonly string[]) => values.map((value) => ({ value, title: value }));
  return [
    {
      id: 'checks',
      title: 'Checks',
      single: true,
      options: same(['passed', 'undecided', 'failed', 'unchecked']),
    },
    {
      id: 'status',
      title: 'Review',
      single: true,
      options: same(['pending', 'accepted', 'rejected', 'reviewed']),
    },
    {
      id: 'method',
      title: 'Method',
      single: true,
      options: methods.map(({ id, title }) => ({ value: id, title })),
    },
    { id: 'source', title: 'Source', single: true, options: [] },
    { id: 'import', title: 'Import', single: true, options: [] },
    { id: 'subject', title: 'Subject', single: true, options: same(subjects) },
    {
      id: 'level',
      title: 'Level',
      single: true,
      options: [1, 2, 3, 4, 5].map((level) => ({ value: String(level), title: `Level ${level}` })),
    },
  ];
}
