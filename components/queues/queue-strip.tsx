import Link from 'next/link';
import type { ReviewItem } from '#components/review/review-item.ts';
import type { ReviewSource } from '#components/review/review-reader.ts';
import { VoteList, VoteWord } from './vote-list.tsx';

/** The line above the desk that says which queue this is, and in a dispute what the others said. */
export function QueueStrip({
  source,
  item,
}: {
  source: Exclude<ReviewSource, { kind: 'filter' }>;
  item: ReviewItem | null;
}) {
  const { yours = null, votes = [] } = item?.inQueue ?? {};
  const home = `/${source.project}/review/queues/${source.queue}`;
  return (
    <div className="flex shrink-0 flex-col gap-2 border-border border-b bg-muted px-4 py-2 text-sm md:px-6">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span>
          Queue{' '}
          <Link href={home} className="font-medium underline-offset-4 hover:underline">
            {source.name}
          </Link>
        </span>
        <span className="text-muted-foreground">
          {source.kind === 'queue'
            ? 'Others decide the same variants; nobody sees the others’ decisions before all are there'
            : 'These votes do not agree; yours decides'}
        </span>
        {source.kind === 'queue' && yours && (
          <span className="ml-auto" role="status">
            You said <VoteWord action={yours} />
          </span>
        )}
      </div>
      {source.kind === 'disputes' && votes.length > 0 && <VoteList votes={votes} />}
    </div>
  );
}
