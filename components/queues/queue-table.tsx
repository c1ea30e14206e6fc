'use client';

import Link from 'next/link';
import { formatNumber, formatShare } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import { useQueues } from './queue-events.tsx';
import { doneShare, orderTitles, type QueueSummary } from './queue-types.ts';

/** Every queue with how far it is, and the way to its desk. */
export function QueueTable({
  project,
  queues: first,
  home,
  mayWork,
}: {
  project: string;
  queues: readonly QueueSummary[];
  /** The address of the stage. */
  home: string;
  mayWork: boolean;
}) {
  const queues = useQueues(project, first);
  return (
    <Table aria-label="Queues">
      <TableHeads
        texts={['Queue', 'Order']}
        numbers={['N', 'Variants', 'Done', 'Disputes']}
        rest={['Made']}
        acts="Work"
      />
      <TableBody>
        {queues.map((queue) => (
          <QueueLine key={queue.id} queue={queue} home={home} mayWork={mayWork} />
        ))}
      </TableBody>
    </Table>
  );
}

function QueueLine({ queue, home, mayWork }: { queue: QueueSummary; home: string; mayWork: boolean }) {
  const { counts, status } = queue;
  const open = `${home}/queues/${queue.id}`;
  return (
    <TableRow>
      <TableCell>
        <Link href={open} className="font-medium underline-offset-4 hover:underline">
          {queue.name}
        </Link>{' '}
        {status !== 'open' && <Badge>{status}</Badge>}
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground">{orderTitles[queue.order]}</TableCell>
      <TableCell data-align="right">{queue.votes}</TableCell>
      <TableCell data-align="right">{formatNumber(counts.items)}</TableCell>
      <TableCell data-align="right">{formatShare(doneShare(counts))}</TableCell>
      <TableCell data-align="right">{formatNumber(counts.disputed)}</TableCell>
      <TableCell className="text-muted-foreground">
        <RelativeTime at={queue.createdAt} />
      </TableCell>
      <TableCell data-align="right">
        {mayWork && queue.yours && status === 'open' && counts.open > 0 && (
          <Link
            href={`${open}/work`}
            prefetch={false}
            className={buttonVariants({ variant: 'outline', size: 'sm' })}
          >
            Work<span className="sr-only"> {queue.name}</span>
          </Link>
        )}
      </TableCell>
    </TableRow>
  );
}
