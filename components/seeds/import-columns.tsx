import { NumberValue } from '#components/layout/number-value.tsx';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import type { Column } from '#components/table/data-table.tsx';
import { Badge } from '#components/ui/badge.tsx';

export type ImportStatus = 'uploaded' | 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** What lists and pages show of an import. */
export type ImportRow = {
  id: string;
  fileName: string;
  fileHash: string;
  format: string | null;
  sourceName: string;
  licence: string;
  status: ImportStatus;
  error: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  phase: 'reading' | 'merging' | 'indexing' | null;
  startedAt: Date | null;
  rowsRead: number;
  rowsStaged: number;
  rowsMerged: number;
  rowsAdded: number;
  variantsAdded: number;
  rowsDuplicate: number;
  rowsRejected: number;
  bytesRead: number;
  byteSize: number;
};

const looks = {
  uploaded: 'outline',
  queued: 'default',
  running: 'info',
  done: 'success',
  failed: 'danger',
  cancelled: 'warning',
} as const;

export function ImportBadge({ status }: { status: ImportStatus }) {
  return <Badge variant={looks[status]}>{status}</Badge>;
}

export const importColumns: readonly Column<ImportRow>[] = [
  { id: 'file', title: 'File', fixed: true, cell: (row) => row.fileName },
  { id: 'status', title: 'Status', width: 112, cell: (row) => <ImportBadge status={row.status} /> },
  { id: 'format', title: 'Format', width: 160, cell: (row) => row.format ?? '—' },
  {
    id: 'added',
    title: 'Added',
    align: 'right',
    width: 96,
    cell: (row) => <NumberValue value={row.rowsAdded} />,
  },
  {
    id: 'duplicate',
    title: 'Duplicates',
    align: 'right',
    width: 104,
    cell: (row) => <NumberValue value={row.rowsDuplicate} />,
  },
  {
    id: 'rejected',
    title: 'Rejected',
    align: 'right',
    width: 96,
    cell: (row) => <NumberValue value={row.rowsRejected} />,
  },
  {
    id: 'size',
    title: 'Size',
    align: 'right',
    width: 96,
    cell: (row) => <NumberValue value={row.byteSize} as="bytes" />,
  },
  { id: 'licence', title: 'Licence', width: 128, hidden: true, cell: (row) => row.licence },
  { id: 'when', title: 'When', width: 128, cell: (row) => <RelativeTime at={row.createdAt} /> },
];
