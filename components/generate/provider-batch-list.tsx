import { formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';

type ProviderBatch = {
  id: string;
  providerId: string | null;
  status: string;
  total: number;
  completed: number;
  failed: number;
  error: string | null;
  createdAt: Date;
  polledAt: Date | null;
};

/** What a batch has at its provider's Batch API, the newest first. */
export function ProviderBatchList({ rows }: { rows: readonly ProviderBatch[] }) {
  if (rows.length === 0) return null;
  return (
    <section aria-label="Batch API" className="flex flex-col gap-2">
      <h2 className="font-medium text-muted-foreground text-sm">At the provider’s Batch API</h2>
      <Table>
        <TableHeads
          texts={['State']}
          numbers={['Calls', 'Answered', 'Failed']}
          rest={['Made', 'Looked at', 'The provider’s id']}
        />
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id}>
              <TableCell>
                {row.status}
                {row.error && <p className="whitespace-normal text-danger text-xs">{row.error}</p>}
              </TableCell>
              <TableCell className="text-right tabular-nums">{formatNumber(row.total)}</TableCell>
              <TableCell className="text-right tabular-nums">{formatNumber(row.completed)}</TableCell>
              <TableCell className="text-right tabular-nums">{formatNumber(row.failed)}</TableCell>
              <TableCell>
                <RelativeTime at={row.createdAt} />
              </TableCell>
              <TableCell>{row.polledAt ? <RelativeTime at={row.polledAt} /> : 'not yet'}</TableCell>
              <TableCell className="text-muted-foreground text-xs">{row.providerId ?? '—'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
