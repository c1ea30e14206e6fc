import Link from 'next/link';
import { formatCount, formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Progress } from '#components/ui/progress.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { Accuracy } from './accuracy.tsx';
import { EvaluationStateBadge } from './evaluation-state.tsx';
import type { EvaluationRow } from './evaluation-types.ts';

type Props = {
  home: string;
  rows: readonly EvaluationRow[];
  graders: readonly { id: string; title: string; description: string }[];
};

/** Evaluations with what each grader says, side by side. */
export function EvaluationTable({ home, rows, graders }: Props) {
  return (
    <Table aria-label="Evaluations">
      <TableHeader>
        <TableRow>
          <TableHead>Evaluation</TableHead>
          <TableHead>State</TableHead>
          {graders.map(({ id, title, description }) => (
            <TableHead key={id} className="text-right" title={description}>
              {title}
            </TableHead>
          ))}
          <TableHead className="text-right">Replies</TableHead>
          <TableHead>Started</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell className="min-w-52">
              <Link href={`${home}/${row.id}`} className="rounded-sm font-medium hover:underline">
                {row.name}
              </Link>
              <span className="block text-muted-foreground text-xs">
                {row.modelName} · {row.benchmark.name}
                {row.samples > 1 && ` · ${formatCount(row.samples, 'sample')}`}
              </span>
            </TableCell>
            <TableCell>
              <EvaluationStateBadge state={row} source={row.source} />
            </TableCell>
            {graders.map(({ id }) => (
              <TableCell key={id} className="text-right">
                <Accuracy estimate={row.summary?.graders.find(({ grader }) => grader === id)?.accuracy} />
              </TableCell>
            ))}
            <TableCell className="text-right">
              <Replies row={row} />
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <RelativeTime at={row.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** How many replies there are; while they come, of how many. */
function Replies({ row: { batch, replies, status, name } }: { row: EvaluationRow }) {
  if (!batch || status !== 'running') return <span className="tabular-nums">{formatNumber(replies)}</span>;
  return (
    <span className="flex min-w-28 flex-col gap-1 text-muted-foreground text-xs tabular-nums">
      <Progress value={batch.ended} max={batch.total || 1} aria-label={`Replies of ${name}`} />
      {formatNumber(batch.ended)} of {formatNumber(batch.total)}
    </span>
  );
}
