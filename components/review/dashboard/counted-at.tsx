import { TimerIcon } from 'lucide-react';
import { LiveRefresh } from '#components/layout/live-refresh.tsx';
import { RelativeTime } from '#components/layout/relative-time.tsx';

/** Says as of when the figures of a large project are, or that they are being counted. */
export function CountedAt({ at, counting }: { at: Date; counting: boolean }) {
  return (
    <p role="status" className="mb-4 flex items-center gap-2 text-muted-foreground text-sm">
      <TimerIcon className="size-4 shrink-0" aria-hidden="true" />
      {counting ? (
        <>
          This project is large: its figures are being counted, and the page follows.
          <LiveRefresh seconds={3} />
        </>
      ) : (
        <span>
          As counted <RelativeTime at={at} />: the project is large, and a worker counts it from time to time.
        </span>
      )}
    </p>
  );
}
