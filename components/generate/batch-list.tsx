'use client';

import { useEvents } from '#components/layout/use-events.ts';
import { useRefreshAtEnd } from '#components/layout/use-refresh-at-end.ts';
import { BatchRowView } from './batch-row-view.tsx';
import { type BatchRow, isMoving } from './batch-types.ts';

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
  const moving = live && batches.some(isMoving);
  const shown = useEvents(moving ? { project } : null, batches);
  useRefreshAtEnd(moving && !shown.some(isMoving));
  return (
    <ol aria-label="Batches" className="divide-y divide-border rounded-lg border border-border bg-card px-4">
      {shown.map((batch) => (
        <BatchRowView key={batch.id} batch={batch} home={`/${project}`} />
      ))}
    </ol>
  );
}
