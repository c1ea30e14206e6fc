import { formatNumber } from '#components/layout/format.ts';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';

/** What an import keeps of a file that is mostly wrong. */
const stored = 100_000;

export type Reject = { line: number; field: string | null; message: string };

/** The rows of a file that could not be read, by line. */
export function RejectList({
  rejects,
  total,
  download,
}: {
  rejects: readonly Reject[];
  total: number;
  /** Where all of them are as a file; a dry run stores none. */
  download?: string;
}) {
  if (rejects.length === 0) return null;
  const lines = total === 1 ? '1 row was' : `${formatNumber(total)} rows were`;
  return (
    <section className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-4">
        <h2 className="font-medium text-sm">{lines} not read; every other row was</h2>
        {download && (
          <a href={download} download className={buttonVariants({ variant: 'outline', size: 'sm' })}>
            Download the report
          </a>
        )}
      </div>
      {download && total > stored && (
        <p className="text-muted-foreground text-sm">
          What is wrong is kept of the first {formatNumber(stored)} only.
        </p>
      )}
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead className="w-12 text-right sm:w-20">Line</TableHead>
            <TableHead className="sm:w-32">Field</TableHead>
            <TableHead>What is wrong</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rejects.map((reject) => (
            <TableRow key={`${reject.line} ${reject.field} ${reject.message}`} className="align-baseline">
              <TableCell className="text-right tabular-nums">{formatNumber(reject.line)}</TableCell>
              <TableCell>{reject.field ?? '—'}</TableCell>
              <TableCell className="wrap-anywhere whitespace-normal">{reject.message}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
