import { formatNumber, formatShare } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import type { QueuePerson } from './queue-types.ts';

/** Who did what in a queue. How somebody votes is only there for those who adjudicate. */
export function PeopleTable({ people }: { people: readonly QueuePerson[] }) {
  if (people.length === 0) {
    return <p className="text-muted-foreground text-sm">Nobody has worked this queue yet.</p>;
  }
  const seesHow = people.some(({ how }) => how !== null);
  const numbers = ['Votes', 'Under way', 'Skipped', 'Undone', 'Median time'];
  const columns = seesHow ? [...numbers, 'Accepted', 'Against the outcome'] : numbers;
  return (
    <section aria-labelledby="queue-people" className="flex flex-col gap-3">
      <h2 id="queue-people" className="font-semibold text-base">
        Who did what
      </h2>
      <Table aria-labelledby="queue-people">
        <TableHeads texts={['Person']} numbers={columns} rest={['Last vote']} />
        <TableBody>
          {people.map((person) => (
            <TableRow key={person.userId}>
              <TableCell className="whitespace-nowrap font-medium">{person.name}</TableCell>
              {cellsOf(person, seesHow).map((text, at) => (
                <TableCell key={columns[at]} data-align="right">
                  {text}
                </TableCell>
              ))}
              <TableCell className="text-muted-foreground">
                {person.lastAt ? <RelativeTime at={person.lastAt} /> : '—'}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

function cellsOf({ votes, held, skipped, undone, medianMs, how }: QueuePerson, seesHow: boolean): string[] {
  const time = medianMs === null ? '—' : `${formatNumber(medianMs / 1000, 1)} s`;
  const counts = [votes, held, skipped, undone].map((count) => formatNumber(count));
  if (!seesHow) return [...counts, time];
  const accepted = how && how.done > 0 ? formatShare(how.accepted / how.done) : '—';
  return [...counts, time, accepted, how ? formatNumber(how.against) : '—'];
}
