import { SparkBars } from '#components/chart/spark-bars.tsx';
import { formatNumber, formatShare } from '#components/layout/format.ts';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import type { DashboardData, DashboardPerson } from './dashboard-types.ts';
import { intervalText, secondsText } from './words.ts';

/** Who decided how much, how fast, and how often with yes. */
export function PeopleTable({ people, unit }: Pick<DashboardData, 'people' | 'unit'>) {
  const most = Math.max(1, ...people.flatMap((one) => one.slots));
  return (
    <Table aria-label="People">
      <TableHeads
        texts={['Person', `By the ${unit}`]}
        numbers={['Decisions', 'In an hour at the desk', 'Median time', 'Accepted']}
      />
      <TableBody>
        {people.map((one) => (
          <PersonRow key={one.person} one={one} most={most} unit={unit} />
        ))}
      </TableBody>
    </Table>
  );
}

const cell = 'text-right align-top tabular-nums';

function PersonRow({ one, most, unit }: { one: DashboardPerson; most: number; unit: string }) {
  const { name, decisions, perHour, times, acceptance, slots } = one;
  const busy = slots.filter((count) => count > 0).length;
  return (
    <TableRow>
      <TableCell className="align-top font-medium">{name}</TableCell>
      <TableCell className="align-top">
        <SparkBars
          values={slots}
          most={most}
          label={`${name}: decisions in ${busy} of ${slots.length} ${unit}s, at most ${formatNumber(Math.max(0, ...slots))}`}
        />
      </TableCell>
      <TableCell className={cell}>{formatNumber(decisions)}</TableCell>
      <TableCell className={cell}>{perHour === null ? '–' : formatNumber(perHour, 0)}</TableCell>
      <TableCell className={cell}>
        {times ? secondsText(times.median) : '–'}
        {times && (
          <p className="text-muted-foreground text-xs">
            {secondsText(times.q1)} to {secondsText(times.q3)}
          </p>
        )}
      </TableCell>
      <TableCell className={cell}>
        {acceptance ? formatShare(acceptance.value) : '–'}
        {acceptance && <p className="text-muted-foreground text-xs">{intervalText(acceptance)}</p>}
      </TableCell>
    </TableRow>
  );
}
