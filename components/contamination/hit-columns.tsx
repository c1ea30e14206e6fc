import { RelativeTime } from '#components/layout/relative-time.tsx';
import { ProblemLine } from '#components/math/problem-line.tsx';
import type { Column, Facet } from '#components/table/data-table.tsx';
import { methodNotes } from '#lib/domain/contamination/methods.ts';
import {
  type HitMethod,
  type HitPart,
  type HitState,
  hitMethods,
  hitStates,
} from '#lib/domain/contamination/schema.ts';
import { HitMethodBadge, HitStateBadge } from './hit-badges.tsx';

/** What the list of hits shows of one. */
export type HitRow = {
  id: string;
  seq: number;
  method: HitMethod;
  score: number;
  part: HitPart;
  benchmarkPart: HitPart;
  state: HitState;
  reason: string;
  decidedLabel: string | null;
  foundAt: Date | string;
  kind: 'seed' | 'variant';
  textSeq: number;
  text: string;
  benchmarkName: string;
  rowNumber: number;
};

export const hitLabel = ({ kind, textSeq, benchmarkName, rowNumber }: HitRow) =>
  `${kind === 'seed' ? 'Seed' : 'Variant'} ${textSeq} in ${benchmarkName}, row ${rowNumber}`;

export const hitColumns: readonly Column<HitRow>[] = [
  { id: 'text', title: 'Text', fixed: true, minWidth: 280, cell: (row) => <ProblemLine text={row.text} /> },
  { id: 'state', title: 'State', width: 104, cell: (row) => <HitStateBadge state={row.state} /> },
  { id: 'method', title: 'Found by', width: 136, cell: (row) => <HitMethodBadge method={row.method} /> },
  { id: 'score', title: 'Score', align: 'right', width: 72, cell: (row) => row.score.toFixed(2) },
  {
    id: 'kind',
    title: 'In',
    width: 152,
    cell: (row) => `${row.kind} ${row.textSeq}${row.part === 'solution' ? ', solution' : ''}`,
  },
  {
    id: 'benchmark',
    title: 'Benchmark',
    width: 200,
    cell: (row) => (
      <span className="truncate">
        {row.benchmarkName}, row {row.rowNumber}
        {row.benchmarkPart === 'solution' ? ', solution' : ''}
      </span>
    ),
  },
  {
    id: 'decided',
    title: 'Decided',
    width: 200,
    hidden: true,
    cell: (row) => [row.decidedLabel, row.reason].filter(Boolean).join(': '),
  },
  { id: 'found', title: 'Found', width: 144, hidden: true, cell: (row) => <RelativeTime at={row.foundAt} /> },
];

type Count = { benchmark: string; method: string; state: string; kind: string; count: number };

const plain = (values: readonly string[]) => values.map((value) => ({ value, title: value }));

/** The filters, with how many hits each value has among all of the project. */
export function hitFacets(
  counts: readonly Count[],
  benchmarks: readonly { id: string; name: string }[],
): Facet[] {
  const counted = (field: Exclude<keyof Count, 'count'>, value: string) =>
    counts.filter((one) => one[field] === value).reduce((sum, one) => sum + one.count, 0);
  return [
    {
      id: 'benchmark',
      title: 'Benchmark',
      single: true,
      options: benchmarks.map(({ id, name }) => ({
        value: id,
        title: name,
        count: counted('benchmark', id),
      })),
    },
    {
      id: 'method',
      title: 'Found by',
      single: true,
      options: hitMethods.map((value) => ({
        ...{ value, title: methodNotes[value].title, count: counted('method', value) },
      })),
    },
    {
      id: 'state',
      title: 'State',
      single: true,
      options: hitStates.map((value) => ({ value, title: value, count: counted('state', value) })),
    },
    {
      id: 'kind',
      title: 'Kind',
      single: true,
      options: plain(['seed', 'variant']).map((one) => ({ ...one, count: counted('kind', one.value) })),
    },
    { id: 'part', title: 'Part', single: true, options: plain(['problem', 'solution']) },
    {
      id: 'minScore',
      title: 'Score',
      single: true,
      options: ['0.7', '0.8', '0.9', '0.95', '1'].map((value) => ({ value, title: `at least ${value}` })),
    },
  ];
}
