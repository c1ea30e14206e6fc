'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { useAct } from '#components/form/use-act.ts';
import { formatCount, formatNumber } from '#components/layout/format.ts';
import { Button } from '#components/ui/button.tsx';
import { Progress } from '#components/ui/progress.tsx';
import { rowsOf } from './words.ts';

type QueueOfAudit = {
  id: string;
  name: string;
  status: 'filling' | 'open' | 'closed';
  votes: number;
  counts: { items: number; open: number; disputed: number; withdrawn: number };
};

type Props = {
  /** The address of the queues. */
  home: string;
  queues: readonly QueueOfAudit[];
  /** Rows to read that stand in none of them. */
  due: number;
  fill: ((queue: string) => Promise<ActionResult<{ items: number | null }>>) | null;
};

/** The queues in which several people read the rows of an audit; the rows of the next look are added here. */
export function AuditQueues({ home, queues, due, fill }: Props) {
  const router = useRouter();
  const { busy, act } = useAct();
  const add = (queue: string) =>
    act(
      () => fill!(queue),
      ({ items }) => {
        toast(`${rowsOf(items ?? due)} added`);
        router.refresh();
      },
    );
  return (
    <ul className="flex flex-col divide-y divide-border border-border border-y">
      {queues.map((queue) => (
        <li key={queue.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-2.5 text-sm">
          <Link href={`${home}/${queue.id}`} className="font-medium underline-offset-4 hover:underline">
            {queue.name}
          </Link>
          <QueueState queue={queue} />
          {fill && due > 0 && queue.status === 'open' && (
            <Button variant="outline" size="sm" disabled={busy} onClick={() => add(queue.id)}>
              Add {rowsOf(due)}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function QueueState({ queue: { votes, status, counts } }: { queue: QueueOfAudit }) {
  const asked = counts.items - counts.withdrawn;
  const done = asked - counts.open;
  const disputes = counts.disputed > 0 ? `, ${formatCount(counts.disputed, 'dispute')}` : '';
  return (
    <>
      <Progress
        value={done}
        max={asked || 1}
        aria-label={`${formatNumber(done)} of ${rowsOf(asked)}`}
        className="w-40"
      />
      <span className="flex-1 text-muted-foreground tabular-nums">
        {formatNumber(done)} of {rowsOf(asked)} done{disputes} · {formatCount(votes, 'decision')} each
        {status === 'open' ? '' : ` · ${status}`}
      </span>
    </>
  );
}
