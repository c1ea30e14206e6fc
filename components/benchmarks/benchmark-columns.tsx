import { NumberValue } from '#components/layout/number-value.tsx';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import type { Column } from '#components/table/data-table.tsx';
import { Badge } from '#components/ui/badge.tsx';

/** What the list shows of a benchmark. */
export type BenchmarkListRow = {
  id: string;
  name: string;
  licence: string;
  fileName: string;
  status: 'uploaded' | 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  problemCount: number;
  duplicates: number;
  rejected: number;
  hits: number;
  openHits: number;
  contentHash: string;
  error: string | null;
  createdAt: Date | string;
};

export const isReading = ({ status }: BenchmarkListRow) => status === 'queued' || status === 'running';

export const benchmarkColumns: readonly Column<BenchmarkListRow>[] = [
  {
    id: 'name',
    title: 'Benchmark',
    fixed: true,
    minWidth: 200,
    cell: (row) => (
      <span className="flex min-w-0 flex-col">
        <span className="truncate font-medium">{row.name}</span>
        <span className="truncate text-muted-foreground text-xs">{row.error ?? row.fileName}</span>
      </span>
    ),
  },
  { id: 'status', title: 'State', width: 120, cell: (row) => <Status row={row} /> },
  {
    id: 'problems',
    title: 'Problems',
    align: 'right',
    width: 104,
    cell: (row) => <NumberValue value={row.problemCount} />,
  },
  {
    id: 'open',
    title: 'Open hits',
    align: 'right',
    width: 104,
    cell: (row) => <NumberValue value={row.openHits} />,
  },
  { id: 'hits', title: 'Hits', align: 'right', width: 88, cell: (row) => <NumberValue value={row.hits} /> },
  {
    id: 'licence',
    title: 'Licence',
    width: 120,
    cell: (row) => <span className="truncate">{row.licence}</span>,
  },
  {
    id: 'hash',
    title: 'Content',
    width: 128,
    cell: (row) => (
      <code className="font-mono text-xs" title={row.contentHash}>
        {row.contentHash.slice(0, 12) || '—'}
      </code>
    ),
  },
  {
    id: 'left-out',
    title: 'Left out',
    align: 'right',
    width: 104,
    hidden: true,
    cell: (row) => <NumberValue value={row.duplicates + row.rejected} />,
  },
  { id: 'added', title: 'Added', width: 144, cell: (row) => <RelativeTime at={row.createdAt} /> },
];

function Status({ row }: { row: BenchmarkListRow }) {
  if (row.status === 'done') return <Badge variant="success">read</Badge>;
  if (row.status === 'failed') return <Badge variant="danger">failed</Badge>;
  return <Badge variant="info">{row.status === 'queued' ? 'waiting' : 'being read'}</Badge>;
}
