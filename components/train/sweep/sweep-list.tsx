import Link from 'next/link';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { type RunState, runStates } from '#lib/domain/train/states.ts';

export type SweepRow = {
  id: string;
  number: number;
  name: string;
  targetName: string;
  createdAt: Date;
  states: Partial<Record<RunState, number>>;
};

/** The sweeps of a project, with how many of their runs are in which state. */
export function SweepList({ sweeps, home }: { sweeps: readonly SweepRow[]; home: string }) {
  return (
    <section aria-label="Sweeps" className="flex flex-col gap-2">
      <h2 className="font-medium text-muted-foreground text-sm">Sweeps</h2>
      <ul className="divide-y divide-border rounded-lg border border-border bg-card px-4">
        {sweeps.map(({ id, number, name, targetName, createdAt, states }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5 text-sm">
            <Link href={`${home}/sweeps/${number}`} className="font-medium hover:underline">
              {name}
            </Link>
            <span className="text-muted-foreground text-xs">
              {targetName} · <RelativeTime at={createdAt} />
            </span>
            <span className="ml-auto flex flex-wrap gap-1">
              {runStates
                .filter((state) => states[state])
                .map((state) => (
                  <Badge key={state} variant={state === 'failed' || state === 'lost' ? 'danger' : 'default'}>
                    {states[state]} {state}
                  </Badge>
                ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
