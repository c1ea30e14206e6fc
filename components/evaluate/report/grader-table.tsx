import Link from 'next/link';
import { ShareMark } from '#components/chart/share-mark.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { NumberValue } from '#components/layout/number-value.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { GraderReport, Report } from '#lib/domain/evaluate/report.ts';
import { Accuracy } from '../accuracy.tsx';

export type GraderWords = { id: string; title: string; description: string };

type Props = { report: Report; graders: readonly GraderWords[]; replies: string };

/** Graders beside each other: what each says, alone and with people's rulings, and what it cannot say. */
export function GraderTable({ report, graders, replies }: Props) {
  return (
    <div className="flex flex-col gap-3">
      <Table aria-label="Graders">
        <TableHeader>
          <TableRow>
            <TableHead>Grader</TableHead>
            <TableHead className="text-right">Accuracy</TableHead>
            <TableHead className="w-48">0 to 100 %</TableHead>
            <TableHead className="text-right">With rulings</TableHead>
            <TableHead className="text-right">No answer found</TableHead>
            <TableHead className="text-right">Of those cut</TableHead>
            <TableHead className="text-right">Undecided</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {report.graders.map((row) => (
            <GraderRow key={row.grader} row={row} words={graders} replies={replies} />
          ))}
        </TableBody>
      </Table>
      <details>
        <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground text-sm">
          What each grader lets through and misses
        </summary>
        <dl className="mt-2 flex max-w-[75ch] flex-col gap-2 text-sm">
          {graders.map(({ id, title, description }) => (
            <div key={id}>
              <dt className="font-medium">{title}</dt>
              <dd className="text-pretty text-muted-foreground">{description}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

function GraderRow({
  row,
  words,
  replies,
}: {
  row: GraderReport;
  words: readonly GraderWords[];
  replies: string;
}) {
  const { accuracy, withPeople, overruled, unparseable, unparseableTruncated, undecided } = row;
  const title = words.find(({ id }) => id === row.grader)?.title ?? row.grader;
  const listed = (verdict: string) => `${replies}?says=${row.grader}-${verdict}`;
  return (
    <TableRow>
      <TableCell className="font-medium">{title}</TableCell>
      <TableCell className="text-right">
        <Accuracy estimate={accuracy} />
      </TableCell>
      <TableCell className="min-w-32">
        {accuracy.share !== null && (
          <ShareMark value={accuracy.share} low={accuracy.low} high={accuracy.high} />
        )}
      </TableCell>
      <TableCell className="text-right">
        {overruled > 0 ? (
          <span title={`${formatNumber(overruled)} replies were ruled otherwise`}>
            <Accuracy estimate={withPeople} />
          </span>
        ) : (
          <span className="text-muted-foreground">the same</span>
        )}
      </TableCell>
      <Counted count={unparseable} href={listed('unparseable')} />
      <TableCell className="text-right">
        <NumberValue value={unparseableTruncated} />
      </TableCell>
      <Counted count={undecided} href={listed('undecided')} />
    </TableRow>
  );
}

function Counted({ count, href }: { count: number; href: string }) {
  return (
    <TableCell className="text-right">
      {count === 0 ? (
        <NumberValue value={0} />
      ) : (
        <Link href={href} className="rounded-sm underline underline-offset-2">
          <NumberValue value={count} />
        </Link>
      )}
    </TableCell>
  );
}
