import { formatNumber } from '#components/layout/format.ts';
import { NumberValue } from '#components/layout/number-value.tsx';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import { sourceTitles } from '#lib/domain/versions/kind-titles.ts';
import type { LeftOut } from '#lib/domain/versions/preference/choose-pairs.ts';
import type { RejectedFrom } from '#lib/domain/versions/preference/source.ts';

/** What became of the worse solutions of one source. */
export type SourceCount = {
  from: RejectedFrom;
  looked: number;
  pairs: number;
  left: Partial<Record<LeftOut, number>>;
};

const reasons: Record<LeftOut, string> = {
  'other-problem': 'without an accepted solution of the same problem',
  'about-problem': 'rejected for the problem, of which no solution is better',
  'same-solution': 'the same solution as an accepted one',
  'same-answer': 'with an answer that is not shown to be another',
  repeated: 'the same two texts as another pair',
  capped: 'beyond the number of one problem',
};

/** Pairs by where their worse solutions come from, and what is left out, with the reason. */
export function SourceTable({ sources }: { sources: readonly SourceCount[] }) {
  return (
    <Table aria-label="Pairs by source">
      <TableHeads texts={['Worse solutions']} numbers={['Found', 'Pairs']} rest={['Left out']} />
      <TableBody>
        {sources.map(({ from, looked, pairs, left }) => (
          <TableRow key={from} className="align-top">
            <TableCell className="whitespace-nowrap">{sourceTitles[from]}</TableCell>
            <TableCell data-align="right">
              <NumberValue value={looked === 0 ? null : looked} />
            </TableCell>
            <TableCell data-align="right">
              <NumberValue value={pairs === 0 ? null : pairs} />
            </TableCell>
            <TableCell className="min-w-56 text-muted-foreground">
              <LeftOutList left={left} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function LeftOutList({ left }: Pick<SourceCount, 'left'>) {
  const entries = Object.entries(left) as [LeftOut, number][];
  if (entries.length === 0) return '–';
  return (
    <ul>
      {entries
        .sort(([, one], [, other]) => other - one)
        .map(([reason, count]) => (
          <li key={reason} className="tabular-nums">
            {formatNumber(count)} {reasons[reason]}
          </li>
        ))}
    </ul>
  );
}
