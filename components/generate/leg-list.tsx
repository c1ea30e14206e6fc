import { formatDuration, formatNumber } from '#components/layout/format.ts';
import { Badge } from '#components/ui/badge.tsx';
import type { BatchLegState } from './batch-types.ts';

const tones = {
  waiting: 'default',
  selecting: 'info',
  running: 'info',
  done: 'success',
  skipped: 'default',
} as const;

/** The legs of a plan: which one is under way, and what selecting their problems found. */
export function LegList({ legs }: { legs: readonly BatchLegState[] }) {
  if (legs.length < 2 && !legs[0]?.selection) return null;
  return (
    <section aria-label="Legs" className="flex flex-col gap-2">
      <h2 className="font-medium text-muted-foreground text-sm">Legs</h2>
      <ol className="divide-y divide-border rounded-lg border border-border bg-card">
        {legs.map((leg) => (
          <li
            key={leg.position}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2.5 text-sm"
          >
            <span className="text-muted-foreground tabular-nums">{leg.position + 1}</span>
            <span className="min-w-0 flex-1 truncate font-medium">
              {leg.title || 'Untitled'}{' '}
              <span className="font-normal text-muted-foreground">stage {leg.stage}</span>
            </span>
            <span className="text-muted-foreground tabular-nums">{selectionText(leg.selection)}</span>
            <span className="tabular-nums">{leg.planned > 0 && `${formatNumber(leg.planned)} requests`}</span>
            <Badge variant={tones[leg.status]}>{leg.status}</Badge>
          </li>
        ))}
      </ol>
    </section>
  );
}

function selectionText(facts: BatchLegState['selection']): string {
  if (!facts) return '';
  const { kind, candidates, chosen, seconds, radius, randomRadius } = facts;
  const taken =
    kind === 'all'
      ? `all ${formatNumber(candidates)}`
      : `${formatNumber(chosen)} of ${formatNumber(candidates)} ${kind === 'random' ? 'at random' : 'as a core-set'}`;
  const cover =
    radius === undefined || randomRadius === undefined
      ? ''
      : `, covering radius ${formatNumber(radius, 3)} (at random ${formatNumber(randomRadius, 3)})`;
  return `${taken}${cover}${seconds >= 1 ? `, in ${formatDuration(seconds)}` : ''}`;
}
