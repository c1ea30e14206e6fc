import Link from 'next/link';
import { ShareMark } from '#components/chart/share-mark.tsx';
import { formatNumber, formatShare } from '#components/layout/format.ts';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { Rate } from './dashboard-types.ts';
import { intervalText } from './words.ts';

export type ShareRow = { key: string; label: string; note?: string; href?: string; rate: Rate };

/** Shares of accepted variants with their intervals: as a picture and in numbers. */
export function ShareTable({ title, rows }: { title: string; rows: readonly ShareRow[] }) {
  return (
    <Table aria-label={`Accepted by ${title.toLowerCase()}`}>
      <TableHeader>
        <TableRow>
          <TableHead>{title}</TableHead>
          <TableHead className="w-1/3 min-w-24" aria-hidden="true">
            0 to 100 %
          </TableHead>
          <TableHead data-align="right">Accepted</TableHead>
          <TableHead data-align="right">Of</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map(({ key, label, note, href, rate }) => (
          <TableRow key={key}>
            <TableCell className="py-1 align-top">
              {href ? (
                <Link href={href} className="rounded-sm text-primary hover:underline">
                  {label}
                </Link>
              ) : (
                label
              )}
              {note && <p className="text-muted-foreground text-xs">{note}</p>}
            </TableCell>
            <TableCell className="py-2 align-top" aria-hidden="true">
              <ShareMark {...rate} />
            </TableCell>
            <TableCell className="whitespace-nowrap py-1 text-right align-top tabular-nums">
              {formatShare(rate.value)}
              <p className="text-muted-foreground text-xs">{intervalText(rate)}</p>
            </TableCell>
            <TableCell className="py-1 text-right align-top tabular-nums">
              {formatNumber(rate.trials)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
