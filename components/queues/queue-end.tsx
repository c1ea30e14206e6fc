'use client';

import { InboxIcon } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '#components/layout/empty-state.tsx';
import type { ReviewSource } from '#components/review/review-reader.ts';
import { Button } from '#components/ui/button.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';

const words = {
  queue: {
    title: 'Nothing waits for you here',
    text: 'You decided every variant that has a free place. What others hold comes back if they leave it.',
  },
  disputes: {
    title: 'No disputes',
    text: 'Wherever all votes are in, they agree or have been decided.',
  },
};

/** The end of a queue: what to do next, and the way back. */
export function QueueEnd({
  source,
  undo,
}: {
  source: Exclude<ReviewSource, { kind: 'filter' }>;
  undo: () => void;
}) {
  const { title, text } = words[source.kind];
  return (
    <EmptyState
      icon={<InboxIcon />}
      title={title}
      action={
        <>
          <Button variant="outline" onClick={undo}>
            Undo the last decision
          </Button>
          <Button variant="outline" onClick={() => window.location.reload()}>
            Look again
          </Button>
          <Link href={`/${source.project}/review/queues/${source.queue}`} className={buttonVariants()}>
            To the queue
          </Link>
        </>
      }
    >
      {text}
    </EmptyState>
  );
}
