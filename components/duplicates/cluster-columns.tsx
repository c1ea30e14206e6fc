import { CheckCheckIcon, CheckIcon, CircleDashedIcon } from 'lucide-react';
import { formatNumber } from '#components/layout/format.ts';
import { ProblemLine } from '#components/math/problem-line.tsx';
import type { Column, Facet } from '#components/table/data-table.tsx';
import { Badge } from '#components/ui/badge.tsx';

/** What the list shows of a cluster. */
export type ClusterItem = {
  id: string;
  seq: number;
  kind: 'exact' | 'near' | 'skeleton';
  scope: string;
  seeds: number;
  variants: number;
  size: number;
  similarity: number;
  state: 'open' | 'kept_one' | 'kept_all';
  decidedLabel: string | null;
  problem: string | null;
};

export const kindNames = { exact: 'Exact copies', near: 'Near copies', skeleton: 'Other numbers' } as const;

const states = {
  open: { title: 'Open', variant: 'default', icon: CircleDashedIcon },
  kept_one: { title: 'One kept', variant: 'success', icon: CheckIcon },
  kept_all: { title: 'All kept', variant: 'success', icon: CheckCheckIcon },
} as const;

export function ClusterStateBadge({ state }: { state: keyof typeof states }) {
  const { title, variant, icon: Icon } = states[state];
  return (
    <Badge variant={variant}>
      <Icon aria-hidden="true" />
      {title}
    </Badge>
  );
}

export const clusterColumns: readonly Column<ClusterItem>[] = [
  { id: 'kind', title: 'Likeness', width: 128, cell: (row) => kindNames[row.kind] },
  {
    id: 'problem',
    title: 'First text',
    fixed: true,
    cell: (row) => <ProblemLine text={row.problem ?? ''} />,
  },
  {
    id: 'similarity',
    title: 'Similarity ≥',
    align: 'right',
    width: 104,
    cell: (row) => (row.kind === 'exact' ? '1' : `≈ ${row.similarity.toFixed(2)}`),
  },
  { id: 'seeds', title: 'Seeds', align: 'right', width: 80, cell: (row) => formatNumber(row.seeds) },
  { id: 'variants', title: 'Variants', align: 'right', width: 88, cell: (row) => formatNumber(row.variants) },
  { id: 'state', title: 'State', width: 112, cell: (row) => <ClusterStateBadge state={row.state} /> },
  { id: 'who', title: 'Who', width: 120, hidden: true, cell: (row) => row.decidedLabel },
];

const similarities = [0.95, 0.9, 0.8, 0.7, 0.6, 0.5];
const sizes = [3, 5, 10, 50];

export const clusterFacets: readonly Facet[] = [
  {
    id: 'kind',
    title: 'Likeness',
    single: true,
    options: Object.entries(kindNames).map(([value, title]) => ({ value, title })),
  },
  {
    id: 'state',
    title: 'State',
    single: true,
    options: Object.entries(states).map(([value, { title }]) => ({ value, title })),
  },
  {
    id: 'similarity',
    title: 'Similarity',
    single: true,
    options: similarities.map((value) => ({ value: String(value), title: `At least ${value}` })),
  },
  {
    id: 'size',
    title: 'Size',
    single: true,
    options: sizes.map((value) => ({ value: String(value), title: `At least ${value} texts` })),
  },
];
