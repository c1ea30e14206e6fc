import Link from 'next/link';
import { formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';

export type AuditRow = {
  id: string;
  name: string;
  status: 'drawing' | 'running' | 'failed' | 'closed';
  error: string | null;
  population: number;
  sampleSize: number;
  strata: number;
  accepted: number;
  rejected: number;
  createdLabel: string;
  createdAt: Date;
};

const badges = { drawing: 'info', running: 'accent', failed: 'danger', closed: 'outline' } as const;
const words = { drawing: 'rows are drawn', running: 'running', failed: 'failed', closed: 'closed' } as const;

/** The audits of a project. */
export function AuditTable({ rows, home }: { rows: readonly AuditRow[]; home: string }) {
  const cell = 'text-right tabular-nums';
  return (
    <Table aria-label="Audits">
      <TableHeads
        texts={['Audit', 'State']}
        numbers={['Rows', 'To read, at most', 'Strata', 'Accepted', 'Rejected', 'Made']}
      />
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell className="max-w-80 whitespace-normal">
              <Link
                href={`${home}/review/audits/${row.id}`}
                className="font-medium text-primary hover:underline"
              >
                {row.name}
              </Link>
              <p className="text-muted-foreground text-xs">{row.error ?? `by ${row.createdLabel}`}</p>
            </TableCell>
            <TableCell>
              <Badge variant={badges[row.status]}>{words[row.status]}</Badge>
            </TableCell>
            <TableCell className={cell}>{formatNumber(row.population)}</TableCell>
            <TableCell className={cell}>{formatNumber(row.sampleSize)}</TableCell>
            <TableCell className={cell}>{formatNumber(row.strata)}</TableCell>
            <TableCell className={cell}>{formatNumber(row.accepted)}</TableCell>
            <TableCell className={cell}>{formatNumber(row.rejected)}</TableCell>
            <TableCell className={cell}>
              <RelativeTime at={row.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
