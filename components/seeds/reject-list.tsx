import { formatNumber } from '#components/layout/format.ts';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';

export type Reject = { line: number; field: string | null; message: string };

/** The rows of a file that could not be read, by line. */
export function RejectList({ rejects, total }: { rejects: readonly Reject[]; total: number }) {
  if (rejects.length === 0) return null;
  const lines = total === 1 ? '1 row was' : `${formatNumber(total)} rows were`;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-medium text-sm">{lines} not read; every other row was</h2>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead className="w-20 text-right">Line</TableHead>
            <TableHead className="w-32">Field</TableHead>
            <TableHead>What is wrong</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rejects.map((reject) => (
            <TableRow key={`${reject.line} ${reject.field} ${reject.message}`}>
              <TableCell className="text-right tabular-nums">{formatNumber(reject.line)}</TableCell>
              <TableCell>{reject.field ?? '—'}</TableCell>
              <TableCell className="whitespace-normal">{reject.message}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
