import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { GraderReport } from '#lib/domain/evaluate/report.ts';
import { Accuracy } from '../accuracy.tsx';
import type { GraderWords } from './grader-table.tsx';

type Props = { reports: readonly GraderReport[]; graders: readonly GraderWords[] };

/** pass@k and maj@k of every grader. */
export function AtKTable({ reports, graders }: Props) {
  const sizes = [...new Set(reports.flatMap(({ atK }) => atK.map(({ k }) => k)))];
  const titleOf = (grader: string) => graders.find(({ id }) => id === grader)?.title ?? grader;
  return (
    <div className="flex flex-col gap-2">
      <Table aria-label="Several samples">
        <TableHeader>
          <TableRow>
            <TableHead>Grader</TableHead>
            <TableHead>Share of problems</TableHead>
            {sizes.map((k) => (
              <TableHead key={k} className="text-right">
                k = {k}
              </TableHead>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {reports.flatMap(({ grader, atK }) =>
            (['pass', 'majority'] as const).map((kind) => (
              <TableRow key={`${grader} ${kind}`}>
                <TableCell className="font-medium">{kind === 'pass' ? titleOf(grader) : ''}</TableCell>
                <TableCell className="whitespace-nowrap text-muted-foreground">
                  {kind === 'pass' ? 'pass@k' : 'maj@k'}
                </TableCell>
                {sizes.map((k) => (
                  <TableCell key={k} className="text-right">
                    <Accuracy estimate={atK.find((one) => one.k === k)?.[kind]} />
                  </TableCell>
                ))}
              </TableRow>
            )),
          )}
        </TableBody>
      </Table>
      <p className="max-w-[75ch] text-pretty text-muted-foreground text-xs">
        pass@k: at least one of k samples is right, without bias from the number of samples that there are.
        maj@k: the answer that most of the first k samples give is right; equivalent answers vote together.
      </p>
    </div>
  );
}
