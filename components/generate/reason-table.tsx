import Link from 'next/link';
import { formatNumber } from '#components/layout/format.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import type { BatchProgressState } from './batch-types.ts';

/** Why requests gave no variant, the commonest first. */
export function ReasonTable({ reasons, href }: { reasons: BatchProgressState['reasons']; href: string }) {
  if (reasons.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-medium text-muted-foreground text-sm">Requests without a variant</h2>
      <Table>
        <TableHeads texts={['Reason', 'For example']} numbers={['Requests']} />
        <TableBody>
          {reasons.map(({ status, reason, count, example }) => (
            <TableRow key={`${status} ${reason}`}>
              <TableCell className="whitespace-nowrap">
                <Badge variant={status === 'failed' ? 'danger' : 'default'}>{status}</Badge> {reason}
              </TableCell>
              <TableCell className="text-muted-foreground">{example}</TableCell>
              <TableCell data-align="right" className="text-right tabular-nums">
                <Link
                  href={`${href}?status=${status}&reason=${encodeURIComponent(reason)}`}
                  className="rounded-sm hover:text-primary hover:underline"
                >
                  {formatNumber(count)}
                </Link>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
