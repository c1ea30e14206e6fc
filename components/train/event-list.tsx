import { RelativeTime } from '#components/layout/relative-time.tsx';

export type HistoryLine = { id: string; at: Date; kind: string; message: string };

/** What happened to a run, the newest first. */
export function EventList({ events }: { events: readonly HistoryLine[] }) {
  if (events.length === 0) return <p className="text-muted-foreground text-sm">Nothing happened yet.</p>;
  return (
    <ol className="flex max-h-80 flex-col gap-1 overflow-y-auto text-sm">
      {events.map(({ id, at, kind, message }) => (
        <li key={id} className="grid grid-cols-[8rem_1fr] gap-3">
          <RelativeTime at={at} className="text-muted-foreground text-xs leading-5" />
          <span
            className={kind === 'warning' || kind === 'failure' ? 'text-pretty text-warning' : 'text-pretty'}
          >
            {message}
          </span>
        </li>
      ))}
    </ol>
  );
}
