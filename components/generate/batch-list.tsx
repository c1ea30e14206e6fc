'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { BatchRowView } from './batch-row-view.tsx';
import { type BatchRow, isMoving } from './batch-types.ts';
import { useEvents } from './use-events.ts';

/** The batches of a project, the newest first; those under way move. `live` is off on pages behind the first. */
export function BatchList({
  project,
  batches,
  live,
}: {
  project: string;
  batches: readonly BatchRow[];
  live: boolean;
}) {
  const address =
    live && batches.some(isMoving) ? `/api/events?project=${encodeURIComponent(project)}` : null;
  const shown = useEvents(address, batches);
  const router = useRouter();
  const ended = address !== null && !shown.some(isMoving);
  useEffect(() => {
    if (ended) router.refresh();
  }, [ended, router]);
  return (
    <ol aria-label="Batches" className="divide-y divide-border rounded-lg border border-border bg-card px-4">
      {shown.map((batch) => (
        <BatchRowView key={batch.id} batch={batch} home={`/${project}`} />
      ))}
    </ol>
  );
}
