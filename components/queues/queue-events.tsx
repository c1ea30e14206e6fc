'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, use, useEffect, useRef } from 'react';
import { formatCount } from '#components/layout/format.ts';
import { useEvents } from '#components/layout/use-events.ts';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { PeopleTable } from './people-table.tsx';
import { QueueFacts, type ShownQueue } from './queue-facts.tsx';
import { doneOf, type QueuePerson, type QueueSummary } from './queue-types.ts';

export type LiveQueue = ShownQueue & { id: string; people: readonly QueuePerson[] };

const Heard = createContext<LiveQueue | null>(null);

/** How a queue stands now, for all parts of its page over one stream of events. */
export function QueueEvents({
  project,
  queue,
  children,
}: {
  project: string;
  queue: LiveQueue;
  children: ReactNode;
}) {
  const now = useEvents<LiveQueue>(queue.status === 'closed' ? null : { project, queue: queue.id }, queue);
  useFreshPage(`${now.status} ${doneOf(now.counts)}`);
  return <Heard value={now}>{children}</Heard>;
}

const useQueueNow = () => {
  const now = use(Heard);
  if (!now) throw new Error('The parts of a queue’s page stand within its events.');
  return now;
};

/** Agreement and accuracy rest on items that are done: they are fetched anew then, at most this often. */
const freshMs = 10_000;

function useFreshPage(done: string): void {
  const router = useRouter();
  const seen = useRef({ done, at: 0 });
  useEffect(() => {
    if (seen.current.done === done) return;
    const refresh = () => {
      seen.current = { done, at: Date.now() };
      router.refresh();
    };
    const timer = setTimeout(refresh, Math.max(0, seen.current.at + freshMs - Date.now()));
    return () => clearTimeout(timer);
  }, [done, router]);
}

/** How far the queue is and who did what, as it happens. */
export function QueueNow() {
  const now = useQueueNow();
  return (
    <>
      <QueueFacts queue={now} />
      <PeopleTable people={now.people} />
    </>
  );
}

/** The way to the disputes, while there are any. */
export function DisputesLink({ href }: { href: string }) {
  const { disputed } = useQueueNow().counts;
  if (disputed === 0) return null;
  return (
    <Link href={href} className={buttonVariants({ variant: 'outline' })}>
      Decide {formatCount(disputed, 'dispute')}
    </Link>
  );
}

/** The queues of a project as they stand now. */
export function useQueues<Q extends QueueSummary>(project: string, queues: readonly Q[]): readonly Q[] {
  const moving = queues.some(({ status }) => status !== 'closed');
  return useEvents<readonly Q[]>(moving ? { project, queues: 'all' } : null, queues);
}
