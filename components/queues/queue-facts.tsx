import { formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Progress } from '#components/ui/progress.tsx';
import type { QueueSelection } from '#lib/domain/queues/schema.ts';
import { doneOf, doneShare, orderTitles, type QueueCounts } from './queue-types.ts';

export type ShownQueue = {
  votes: number;
  order: keyof typeof orderTitles;
  randomSeed: number;
  leaseSeconds: number;
  goldRate: number | null;
  filter: QueueSelection;
  /** The audit whose drawn rows it holds; null where the filter chose. */
  audit: { id: string; name: string } | null;
  status: 'filling' | 'open' | 'closed';
  counts: QueueCounts;
  /** When a large queue was counted; null: just now. */
  countedAt: Date | string | null;
};

const states: [keyof QueueCounts, string][] = [
  ['open', 'Open'],
  ['agreed', 'Agreed'],
  ['disputed', 'Disputed'],
  ['adjudicated', 'Adjudicated'],
  ['withdrawn', 'Decided elsewhere'],
  ['votes', 'Votes'],
];

/** How far a queue is, and how it was set. */
export function QueueFacts({ queue }: { queue: ShownQueue }) {
  const { counts } = queue;
  const done = doneShare(counts);
  return (
    <section aria-labelledby="queue-state" className="flex flex-col gap-4">
      <h2 id="queue-state" className="font-semibold text-base">
        {queue.status === 'filling'
          ? 'Being filled'
          : `${formatNumber(doneOf(counts))} of ${formatNumber(counts.items - counts.withdrawn)} variants are done`}
      </h2>
      <Progress value={done * 100} aria-label="Done" />
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3 lg:grid-cols-6">
        {states.map(([name, title]) => (
          <div key={name}>
            <dt className="text-muted-foreground text-xs">{title}</dt>
            <dd className="font-medium tabular-nums">{formatNumber(counts[name])}</dd>
          </div>
        ))}
      </dl>
      <p className="text-muted-foreground text-sm">
        {settingsText(queue)}
        {queue.countedAt && (
          <>
            {' · counted '}
            <RelativeTime at={queue.countedAt} />
          </>
        )}
      </p>
    </section>
  );
}

function settingsText({ order, randomSeed, leaseSeconds, goldRate, filter, audit }: ShownQueue): string {
  const asked = Object.entries(filter).map(([name, value]) => `${name} ${value}`);
  return [
    `${orderTitles[order]}, random seed ${randomSeed}`,
    audit ? `drawn rows of the audit “${audit.name}”` : asked.join(', ') || 'all pending variants',
    `lease of ${formatNumber(leaseSeconds)} s`,
    ...(goldRate ? [`${formatNumber(goldRate * 100)} % gold`] : []),
  ].join(' · ');
}
