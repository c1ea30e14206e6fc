import type { ReactNode } from 'react';
import { BarChart } from '#components/chart/bar-chart.tsx';
import { BarTable } from '#components/corpus/bar-table.tsx';
import { formatCount, formatNumber } from '#components/layout/format.ts';
import { Acceptance } from './acceptance.tsx';
import type { DashboardData } from './dashboard-types.ts';
import { KeyFigures } from './key-figures.tsx';
import { PeopleTable } from './people-table.tsx';
import { slotLabel } from './words.ts';

/** How review goes: what was decided when and by whom, how fast, with what outcome, and what is left. */
export function DashboardView({ data, home }: { data: DashboardData; home: string }) {
  const { people, unit, reasons, timeBars, acceptance } = data;
  const timed = timeBars.some((bar) => bar.count > 0);
  return (
    <div className="flex max-w-6xl flex-col gap-10">
      <KeyFigures data={data} home={home} />
      <div className="grid gap-x-10 gap-y-8 xl:grid-cols-2">
        <Throughput data={data} />
        {timed && (
          <BarChart
            title="How long does a decision take?"
            unit="decisions"
            bars={timeBars.map(({ label, count }) => ({ label, value: count }))}
            summary={timeBars.map(({ label, count }) => `${label}: ${formatNumber(count)}`).join('; ')}
          />
        )}
      </div>
      {people.length > 0 && (
        <Part title="Who decided how much, and how fast?">
          <PeopleTable people={people} unit={unit} />
        </Part>
      )}
      {acceptance.method.length > 0 && (
        <Part
          title="What do people accept?"
          note="All decided variants of the project, with 95 % Wilson intervals"
        >
          <Acceptance acceptance={acceptance} home={home} />
        </Part>
      )}
      {reasons.length > 0 && (
        <Part
          title="Why were variants rejected?"
          note="In this time, bulk decisions included; a decision may name several"
        >
          <Reasons reasons={reasons} />
        </Part>
      )}
    </div>
  );
}

function Throughput({ data: { slots, unit, total } }: { data: DashboardData }) {
  const busiest = [...slots].sort((one, other) => other.decisions - one.decisions)[0];
  const summary = `${formatNumber(total.decisions)} decisions; the most, ${formatNumber(busiest?.decisions ?? 0)}, ${unit === 'day' ? 'on' : 'at'} ${busiest ? slotLabel(busiest.slot, unit) : ''} UTC.`;
  return (
    <BarChart
      title={`How many decisions did each ${unit} bring?`}
      unit={`decisions one by one, by the ${unit} (UTC)`}
      bars={slots.map(({ slot, decisions, people }) => ({
        label: slotLabel(slot, unit),
        value: decisions,
        hint: formatCount(people, 'person', 'people'),
      }))}
      summary={summary}
      numbers={{
        head: [`${unit} (UTC)`, 'decisions', 'people'],
        rows: slots.map(({ slot, decisions, people }) => [slot.replace('T', ' '), decisions, people]),
      }}
    />
  );
}

function Reasons({ reasons }: Pick<DashboardData, 'reasons'>) {
  const rows = reasons.map(({ title, count }) => ({ label: title, known: count }));
  const total = reasons.reduce((sum, one) => sum + one.count, 0);
  return (
    <div className="max-w-3xl">
      <BarTable title="Reason" counted="Named" rows={rows} total={total} approximate={false} />
    </div>
  );
}

function Part({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <div>
        <h2 className="font-semibold text-base">{title}</h2>
        {note && <p className="text-muted-foreground text-xs">{note}</p>}
      </div>
      {children}
    </section>
  );
}
