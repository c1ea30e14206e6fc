'use client';

import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { useAct } from '#components/form/use-act.ts';
import { formatNumber } from '#components/layout/format.ts';
import { Button } from '#components/ui/button.tsx';
import type { ChangeQueue, SettableQueue } from './queue-settings.tsx';

/** What is done to a queue as a whole: filled again, closed, opened. */
export function QueueActs({
  status,
  change,
  fill,
  close,
}: {
  status: SettableQueue['status'];
  change: ChangeQueue;
  fill: () => Promise<ActionResult<{ items: number | null }>>;
  close: () => void;
}) {
  const { busy, act } = useAct();
  const done = (told: string) => {
    toast(told);
    close();
  };
  const added = ({ items }: { items: number | null }) =>
    done(items === null ? 'The queue is being filled' : `${formatNumber(items)} variants were added`);
  const next = status === 'closed' ? 'open' : 'closed';
  return (
    <div className="flex flex-wrap gap-2 border-border border-t pt-4">
      <Button variant="outline" disabled={busy || status === 'filling'} onClick={() => act(fill, added)}>
        Add what fits the filter now
      </Button>
      <Button
        variant="outline"
        disabled={busy || status === 'filling'}
        onClick={() =>
          act(
            () => change({ status: next }),
            () => done(`The queue is ${next}`),
          )
        }
      >
        {status === 'closed' ? 'Open the queue' : 'Close the queue'}
      </Button>
    </div>
  );
}
