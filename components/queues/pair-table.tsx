import { formatNumber, formatShare } from '#components/layout/format.ts';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import type { Estimate, PairAgreement } from '#lib/domain/queues/agreement.ts';
import { formatCoefficient } from './coefficient.ts';

/** Cohen's κ of each pair with the number of variants that it rests on. */
export function PairTable({ pairs }: { pairs: readonly PairAgreement[] }) {
  return (
    <Table aria-label="Agreement of each pair">
      <TableHeads texts={['Pair']} numbers={['Variants', 'Same decision', 'Cohen’s κ', '95 % interval']} />
      <TableBody>
        {pairs.map(({ raters, names, count, agreement, kappa }) => (
          <TableRow key={raters.join(' ')}>
            <TableCell className="min-w-36 font-medium">{names.join(' and ')}</TableCell>
            <TableCell data-align="right">{formatNumber(count)}</TableCell>
            <TableCell data-align="right">{formatShare(agreement)}</TableCell>
            <TableCell data-align="right">{kappa ? formatCoefficient(kappa.value) : '—'}</TableCell>
            <TableCell data-align="right">
              <IntervalText estimate={kappa} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

export function IntervalText({ estimate }: { estimate: Estimate | null }) {
  if (!estimate) return <span title="Both always say the same one thing">undefined</span>;
  const text = `${formatCoefficient(estimate.low, 2)} to ${formatCoefficient(estimate.high, 2)}`;
  return <span className="whitespace-nowrap">{text}</span>;
}
