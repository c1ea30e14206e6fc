import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatCount, formatNumber, formatShare } from '#components/layout/format.ts';
import { NumberValue } from '#components/layout/number-value.tsx';
import type { DashboardData } from './dashboard-types.ts';
import { forecastText, intervalText, secondsText } from './words.ts';

/** The numbers that a lead asks for first; what can be listed is a link to its list. */
export function KeyFigures({ data, home }: { data: DashboardData; home: string }) {
  const { total, bulk, left, rateDays } = data;
  const { times, acceptance } = total;
  return (
    <dl className="grid gap-px overflow-hidden rounded-lg border border-border bg-border sm:grid-cols-2 xl:grid-cols-4">
      <Figure
        name="Decided one by one"
        value={<NumberValue value={total.decisions} />}
        note={
          bulk.variants > 0
            ? `besides ${formatNumber(bulk.variants)} in ${formatCount(bulk.acts, 'bulk decision')}`
            : 'no bulk decisions'
        }
      />
      <Figure
        name="Time of a decision, median"
        value={times ? secondsText(times.median) : '–'}
        note={
          times
            ? `middle half ${secondsText(times.q1)} to ${secondsText(times.q3)}, from ${formatNumber(times.count)} decisions`
            : 'no times are known yet'
        }
      />
      <Figure
        name="Accepted of these"
        value={acceptance ? formatShare(acceptance.value) : '–'}
        note={acceptance ? `${intervalText(acceptance)} at 95 %` : 'nothing was decided'}
      />
      <Figure
        name="Left to decide"
        value={
          <Link href={`${home}/generate/variants?status=pending`} className="rounded-sm hover:underline">
            <NumberValue value={left.left} />
          </Link>
        }
        note={`${forecastText(left)}${left.left > 0 && left.perDay > 0 ? ` At ${formatNumber(left.perDay, 1)} a day, the mean of the last ${rateDays} days.` : ''}`}
      />
    </dl>
  );
}

function Figure({ name, value, note }: { name: string; value: ReactNode; note: string }) {
  return (
    <div className="flex flex-col gap-1 bg-card px-4 py-3">
      <dt className="text-muted-foreground text-sm">{name}</dt>
      <dd className="font-semibold text-2xl tabular-nums">{value}</dd>
      <dd className="text-pretty text-muted-foreground text-xs">{note}</dd>
    </div>
  );
}
