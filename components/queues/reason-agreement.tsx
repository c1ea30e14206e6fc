import { formatNumber } from '#components/layout/format.ts';
import { ReasonTitles } from '#components/review/reasons.tsx';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import type { Agreement } from '#lib/domain/queues/agreement.ts';
import { formatCoefficient } from './coefficient.ts';
import { IntervalText } from './pair-table.tsx';

/** Whether people name a reason for the same variants. */
export function ReasonAgreement({ reasons }: { reasons: Agreement['reasons'] }) {
  return (
    <Table aria-label="Agreement on each reason">
      <TableHeads texts={['Reason']} numbers={['Named', 'Krippendorff’s α', '95 % interval']} />
      <TableBody>
        {reasons.map(({ reason, named, alpha }) => (
          <TableRow key={reason}>
            <TableCell className="font-medium">
              <ReasonTitles ids={[reason]} />
            </TableCell>
            <TableCell data-align="right">{formatNumber(named)}</TableCell>
            <TableCell data-align="right">{alpha ? formatCoefficient(alpha.value) : '—'}</TableCell>
            <TableCell data-align="right">
              <IntervalText estimate={alpha} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
