import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { Breakdown } from '#lib/domain/evaluate/breakdowns.ts';
import { Accuracy } from '../accuracy.tsx';
import type { GraderWords } from './grader-table.tsx';

/** Accuracy of groups of problems, a column for each grader. */
export function BreakdownTable({
  breakdown,
  graders,
}: {
  breakdown: Breakdown;
  graders: readonly GraderWords[];
}) {
  const shown = graders.filter(({ id }) => breakdown.rows.some(({ accuracy }) => accuracy[id]));
  return (
    <Table aria-label={breakdown.title}>
      <TableHeader>
        <TableRow>
          <TableHead>{breakdown.title}</TableHead>
          <TableHead className="text-right">Problems</TableHead>
          {shown.map(({ id, title }) => (
            <TableHead key={id} className="text-right">
              {title}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {breakdown.rows.map(({ key, label, accuracy }) => (
          <TableRow key={key}>
            <TableCell className="whitespace-nowrap">{label}</TableCell>
            <TableCell className="text-right tabular-nums">{Object.values(accuracy)[0]?.of ?? 0}</TableCell>
            {shown.map(({ id }) => (
              <TableCell key={id} className="text-right">
                <Accuracy estimate={accuracy[id]} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
