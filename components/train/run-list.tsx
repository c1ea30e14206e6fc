'use client';

import Link from 'next/link';
import { useEvents } from '#components/layout/use-events.ts';
import { useRefreshAtEnd } from '#components/layout/use-refresh-at-end.ts';
import { isEnded } from '#lib/domain/train/states.ts';
import { RunRowView } from './run-row-view.tsx';
import type { RunRow } from './run-types.ts';

type Props = {
  project: string;
  runs: readonly RunRow[];
  /** What is watched: all runs of the project, or those of one sweep. */
  watched?: Record<string, string>;
  /** Said by screen readers. */
  label?: string;
};

/** Runs, those under way moving. */
export function RunList({ project, runs, watched = { runs: 'all' }, label = 'Runs' }: Props) {
  const moving = runs.some(({ state }) => !isEnded(state));
  const shown = useEvents<readonly RunRow[]>(moving ? { project, ...watched } : null, runs);
  useRefreshAtEnd(moving && shown.every(({ state }) => isEnded(state)));
  return (
    <ol aria-label={label} className="divide-y divide-border rounded-lg border border-border bg-card px-4">
      {shown.map((run) => (
        <RunRowView key={run.id} run={run} home={`/${project}/train`} />
      ))}
    </ol>
  );
}

/** A way to lay the curves of the newest runs over each other. */
export function CompareLink({ project, runs }: { project: string; runs: readonly RunRow[] }) {
  const [right, left] = runs;
  if (!left || !right) return null;
  return (
    <Link
      href={`/${project}/train/compare?left=${left.number}&right=${right.number}`}
      className="rounded-sm text-sm underline underline-offset-2"
    >
      Compare run {left.number} with run {right.number}
    </Link>
  );
}
