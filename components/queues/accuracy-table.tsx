import { formatNumber, formatShare } from '#components/layout/format.ts';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import type { accuracyOf } from '#lib/domain/queues/accuracy.ts';

export type AccuracyRow = ReturnType<typeof accuracyOf>;

/** How often each person decided gold as it is known to be. */
export function AccuracyTable({ items }: { items: readonly AccuracyRow[] }) {
  return (
    <section aria-labelledby="accuracy" className="flex flex-col gap-3">
      <h2 id="accuracy" className="font-semibold text-base">
        Accuracy on gold
      </h2>
      <Table aria-labelledby="accuracy">
        <TableHeads texts={['Person']} numbers={['Gold decided', 'As known', 'Accuracy', '95 % interval']} />
        <TableBody>
          {items.map(({ userId, name, answered, correct, accuracy }) => (
            <TableRow key={userId}>
              <TableCell className="whitespace-nowrap font-medium">{name}</TableCell>
              <TableCell data-align="right">{formatNumber(answered)}</TableCell>
              <TableCell data-align="right">{formatNumber(correct)}</TableCell>
              <TableCell data-align="right">{accuracy ? formatShare(accuracy.value) : '—'}</TableCell>
              <TableCell data-align="right">
                {accuracy ? `${formatShare(accuracy.low)} to ${formatShare(accuracy.high)}` : '—'}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
