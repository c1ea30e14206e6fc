import { NumberValue } from '#components/layout/number-value.tsx';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import { sourceTitles } from '#lib/domain/versions/kind-titles.ts';
import type { RejectedFrom } from '#lib/domain/versions/preference/source.ts';

/** Where the worse solutions of a version's pairs come from; nothing of a version of solutions. */
export function SourceRows({ sources }: { sources: readonly { from: RejectedFrom; rows: number }[] }) {
  const all = sources.reduce((sum, { rows }) => sum + rows, 0);
  if (all === 0) return null;
  return (
    <Table aria-label="Pairs by source">
      <TableHeads texts={['Worse solutions']} numbers={['Pairs', 'Share']} />
      <TableBody>
        {sources.map(({ from, rows }) => (
          <TableRow key={from}>
            <TableCell>{sourceTitles[from]}</TableCell>
            <TableCell data-align="right">
              <NumberValue value={rows} />
            </TableCell>
            <TableCell data-align="right">
              <NumberValue value={rows / all} as="share" />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
