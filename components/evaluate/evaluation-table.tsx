import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';

import { Accuracy } from './accuracy.tsx';
import type { EvaluationRow } from './evaluation-types.ts';

type Props = { rows: readonly EvaluationRow[]; graders: readonly { id: string; title: string }[] };

/** Evaluations with what each grader says, side by side. */
export function EvaluationTable({ rows, graders }: Props) {
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>Evaluation</TableHead>
          <TableHead>Status</TableHead>
          {graders.map(({ id, title }) => (
            <TableHead key={id} className="text-right">
              {title}
            </TableHead>
          ))}
          <TableHead>Started</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map(({ id, name, benchmark, status, summary, createdAt }) => (
          <TableRow key={id}>
            <TableCell>
              {name} <span className="text-muted-foreground text-xs">{benchmark.name}</span>
            </TableCell>
            <TableCell>{status}</TableCell>
            {graders.map(({ id: grader }) => (
              <TableCell key={grader} className="text-right">
                <Accuracy estimate={summary?.graders.find((one) => one.grader === grader)?.accuracy} />
              </TableCell>
            ))}
            <TableCell>
              <RelativeTime at={createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
