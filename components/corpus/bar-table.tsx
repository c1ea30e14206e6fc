import { formatNumber, formatShare } from '#components/layout/format.ts';
import { cn } from '#components/ui/cn.ts';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';

export type BarRow = {
  label: string;
  /** Rows whose source says so. */
  known: number;
  /** Rows of which it was estimated. */
  estimated?: number;
};

type Props = {
  /** What the rows are: "Level". */
  title: string;
  rows: readonly BarRow[];
  /** What a share is a share of. */
  total: number;
  /** Counts are scaled up from a sample. */
  approximate: boolean;
  /** With a column for what was estimated. */
  split?: boolean;
  /** What is counted; "Rows" if absent. */
  counted?: string;
};

/** Counts as a table with a bar in each row: one picture for eyes and screen readers. */
export function BarTable({ title, rows, total, approximate, split = false, counted = 'Rows' }: Props) {
  const most = Math.max(1, ...rows.map(({ known, estimated = 0 }) => known + estimated));
  const about = approximate ? '≈ ' : '';
  return (
    <Table aria-label={title} scrolls={`${title}, sideways`}>
      <TableHeader>
        <TableRow>
          <TableHead className="max-sm:px-2">{title}</TableHead>
          <TableHead className="w-2/5 min-w-12 px-1 sm:min-w-24 sm:px-3" aria-hidden="true" />
          <TableHead data-align="right" className="max-sm:px-2">
            {split ? 'Known' : counted}
          </TableHead>
          {split && (
            <TableHead data-align="right" className="max-sm:px-2">
              Estimated
            </TableHead>
          )}
          <TableHead data-align="right" className="max-sm:px-2">
            Share
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map(({ label, known, estimated = 0 }) => (
          <TableRow key={label}>
            <TableCell
              className={cn(
                'h-8 py-1 max-sm:px-2 sm:whitespace-nowrap',
                label.length < 14 && 'whitespace-nowrap',
              )}
            >
              {label}
            </TableCell>
            <TableCell className="h-8 px-1 py-1 sm:px-3" aria-hidden="true">
              <Bar known={known / most} estimated={estimated / most} />
            </TableCell>
            <TableCell className="h-8 py-1 max-sm:px-2" data-align="right">
              {about}
              {formatNumber(known)}
            </TableCell>
            {split && (
              <TableCell className="h-8 py-1 text-muted-foreground max-sm:px-2" data-align="right">
                {estimated > 0 ? `≈ ${formatNumber(estimated)}` : '—'}
              </TableCell>
            )}
            <TableCell className="h-8 whitespace-nowrap py-1 max-sm:px-2" data-align="right">
              {total > 0 ? formatShare((known + estimated) / total) : '—'}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** What is known is solid, what was estimated an outline behind it. */
function Bar({ known, estimated }: { known: number; estimated: number }) {
  return (
    <svg className="block h-3 w-full" preserveAspectRatio="none" viewBox="0 0 100 12" aria-hidden="true">
      <rect width={100 * known} height="12" className="fill-primary" />
      {estimated > 0 && (
        <rect
          x={100 * known}
          y="0.75"
          width={Math.max(0.5, 100 * estimated)}
          height="10.5"
          vectorEffect="non-scaling-stroke"
          strokeDasharray="3 2"
          className="fill-primary-soft stroke-primary"
        />
      )}
    </svg>
  );
}
