import { formatNumber, formatShare } from '#components/layout/format.ts';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import type { CorpusStatistics } from '#lib/domain/corpus/statistics.ts';

type Props = { rows: CorpusStatistics['origins']; total: number; approximate: boolean };

const mostShown = 30;

/** Rows by data set and by how they were made. */
export function OriginTable({ rows, total, approximate }: Props) {
  const left = rows.slice(mostShown).reduce((sum, row) => sum + row.rows, 0);
  const shown = rows.slice(0, mostShown);
  const about = approximate ? '≈ ' : '';
  return (
    <Table aria-label="Sources and methods" scrolls="Sources and methods, sideways">
      <TableHeads texts={['Source', 'Method']} numbers={['Rows', 'Share']} />
      <TableBody>
        {shown.map(({ source, method, rows: count }) => (
          <TableRow key={`${source} ${method}`}>
            <TableCell className="h-8 py-1">{source ?? 'Generated here'}</TableCell>
            <TableCell className="h-8 py-1 text-muted-foreground">{method ?? '—'}</TableCell>
            <TableCell className="h-8 py-1" data-align="right">
              {about}
              {formatNumber(count)}
            </TableCell>
            <TableCell className="h-8 whitespace-nowrap py-1" data-align="right">
              {formatShare(count / Math.max(1, total))}
            </TableCell>
          </TableRow>
        ))}
        {left > 0 && (
          <TableRow>
            <TableCell className="h-8 py-1" colSpan={2}>
              {rows.length - mostShown} others
            </TableCell>
            <TableCell className="h-8 py-1" data-align="right">
              {about}
              {formatNumber(left)}
            </TableCell>
            <TableCell className="h-8 whitespace-nowrap py-1" data-align="right">
              {formatShare(left / Math.max(1, total))}
            </TableCell>
          </TableRow>
        )}
      </TableBody>
    </Table>
  );
}
