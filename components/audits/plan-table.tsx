import { formatNumber } from '#components/layout/format.ts';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import type { Dimension, Properties } from './audit-types.ts';
import { percent, stratumTitle } from './words.ts';

export type PlannedRow = Properties & {
  key: string;
  population: number;
  sizes: readonly number[];
  power: number;
};

/** How many rows of each stratum will be read, and when it is looked at. */
export function PlanTable({
  rows,
  dimensions,
  estimated,
}: {
  rows: readonly PlannedRow[];
  dimensions: readonly Dimension[];
  estimated: boolean;
}) {
  const cell = 'whitespace-nowrap text-right tabular-nums';
  const about = estimated ? '≈ ' : '';
  return (
    <Table aria-label="Strata of the plan" scrolls="Strata, scrolls sideways">
      <TableHeads
        texts={['Stratum']}
        numbers={['Rows', 'To read, at most', 'Share', 'Looks after', 'Accepted if as expected']}
      />
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.key}>
            <TableCell className="max-w-96 whitespace-normal font-medium">
              {stratumTitle(row, dimensions)}
            </TableCell>
            <TableCell className={cell}>
              {about}
              {formatNumber(row.population)}
            </TableCell>
            <TableCell className={cell}>{formatNumber(row.sizes.at(-1) ?? 0)}</TableCell>
            <TableCell className={cell}>{percent((row.sizes.at(-1) ?? 0) / row.population)}</TableCell>
            <TableCell className={cell}>{row.sizes.map((size) => formatNumber(size)).join(', ')}</TableCell>
            <TableCell className={cell}>{percent(row.power)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
