import { formatNumber } from '#components/layout/format.ts';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { GraderReport } from '#lib/domain/evaluate/report.ts';
import { Accuracy } from '../accuracy.tsx';
import type { GraderWords } from './grader-table.tsx';

type Props = { reports: readonly GraderReport[]; graders: readonly GraderWords[] };

/** Problems that come in several forms: solved in every one of them, or only in some. */
export function FamilyTable({ reports, graders }: Props) {
  const found = reports.flatMap(({ grader, families }) => (families ? [{ grader, ...families }] : []));
  const [first] = found;
  if (!first) return null;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm tabular-nums">
        {formatNumber(first.families)} problems come in {formatNumber(first.forms)} forms.
      </p>
      <Table aria-label="Families">
        <TableHeader>
          <TableRow>
            <TableHead>Grader</TableHead>
            <TableHead className="text-right">Solved in every form</TableHead>
            <TableHead className="text-right">In at least one</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {found.map(({ grader, every, some }) => (
            <TableRow key={grader}>
              <TableCell className="font-medium">
                {graders.find(({ id }) => id === grader)?.title ?? grader}
              </TableCell>
              <TableCell className="text-right">
                <Accuracy estimate={every} />
              </TableCell>
              <TableCell className="text-right">
                <Accuracy estimate={some} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
