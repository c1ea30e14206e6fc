import { NumberValue } from '#components/layout/number-value.tsx';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import type { Column } from '#components/table/data-table.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { kindTitle } from '#lib/domain/versions/kind-titles.ts';
import { HashValue } from './hash-value.tsx';

/** What a list shows of a version. */
export type VersionListRow = {
  id: string;
  number: number;
  name: string;
  description: string;
  kind: string;
  rowCount: number;
  byteSize: number;
  contentHash: string;
  frozenAt: Date;
  frozenBy: string | null;
};

export const versionColumns: readonly Column<VersionListRow>[] = [
  { id: 'number', title: '#', align: 'right', width: 64, fixed: true, cell: (version) => version.number },
  {
    id: 'name',
    title: 'Name',
    fixed: true,
    minWidth: 200,
    cell: (version) => (
      <span className="flex min-w-0 items-baseline gap-2">
        <span className="shrink-0 font-medium">{version.name}</span>
        {version.kind === 'preference' && <Badge variant="accent">{kindTitle(version.kind)}</Badge>}
        <span className="truncate text-muted-foreground">{version.description}</span>
      </span>
    ),
  },
  {
    id: 'rows',
    title: 'Rows',
    align: 'right',
    width: 96,
    cell: (version) => <NumberValue value={version.rowCount} />,
  },
  {
    id: 'bytes',
    title: 'Size',
    align: 'right',
    width: 96,
    hidden: true,
    cell: (version) => <NumberValue value={version.byteSize} as="bytes" />,
  },
  {
    id: 'hash',
    title: 'Content hash',
    width: 176,
    cell: (version) => <HashValue hash={version.contentHash} label="Copy the content hash" />,
  },
  {
    id: 'frozen',
    title: 'Frozen',
    width: 136,
    cell: (version) => <RelativeTime at={version.frozenAt} className="text-muted-foreground" />,
  },
  { id: 'by', title: 'By', width: 144, cell: (version) => version.frozenBy ?? 'command line' },
];
