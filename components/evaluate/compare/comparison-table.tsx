import { formatNumber } from '#components/layout/format.ts';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { Comparison } from '#lib/domain/evaluate/compare.ts';
import { formatP } from './format-p.ts';

type Props = {
  comparisons: readonly Omit<Comparison, 'flips'>[];
  graders: readonly { id: string; title: string }[];
  first: string;
  second: string;
};

/** The same pair by every grader: who solves what alone, the difference, and McNemar's test. */
export function ComparisonTable({ comparisons, graders, first, second }: Props) {
  return (
    <div className="flex flex-col gap-2">
      <Table aria-label="Comparison by grader">
        <TableHeader>
          <TableRow>
            <TableHead>Grader</TableHead>
            <TableHead className="text-right">Pairs</TableHead>
            <TableHead className="text-right">Both</TableHead>
            <TableHead className="text-right">Only the first</TableHead>
            <TableHead className="text-right">Only the second</TableHead>
            <TableHead className="text-right">Neither</TableHead>
            <TableHead className="text-right">Second less first</TableHead>
            <TableHead className="text-right">p, exact</TableHead>
            <TableHead className="text-right">p, mid</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {comparisons.map((row) => (
            <TableRow key={row.grader}>
              <TableCell className="font-medium">
                {graders.find(({ id }) => id === row.grader)?.title ?? row.grader}
              </TableCell>
              {[row.pairs, row.both, row.onlyFirst, row.onlySecond, row.neither].map((count, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <TableCell key={at} className="text-right tabular-nums">
                  {formatNumber(count)}
                </TableCell>
              ))}
              <TableCell className="text-right">
                <Difference difference={row.difference} />
              </TableCell>
              <TableCell className="text-right tabular-nums" title={String(row.exact)}>
                {formatP(row.exact)}
              </TableCell>
              <TableCell className="text-right tabular-nums" title={String(row.midP)}>
                {formatP(row.midP)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p className="max-w-[75ch] text-pretty text-muted-foreground text-xs">
        First: {first}. Second: {second}. McNemar’s test looks at the problems that only one of the two
        solves: p is the chance of a split at least so uneven if both were equally good. The difference is in
        percentage points, with its 95 % interval over problems.
        {comparisons[0] && comparisons[0].unpaired > 0 && (
          <> {formatNumber(comparisons[0].unpaired)} problems have a reply in only one and are left out.</>
        )}
      </p>
    </div>
  );
}

function Difference({ difference }: { difference: Comparison['difference'] }) {
  if (!difference) return '–';
  const points = (share: number) => `${share > 0 ? '+' : ''}${(share * 100).toFixed(1).replace('-', '−')}`;
  return (
    <span className="whitespace-nowrap tabular-nums">
      {points(difference.estimate)}{' '}
      <span className="text-muted-foreground text-xs">
        {points(difference.low)} to {points(difference.high)}
      </span>
    </span>
  );
}
