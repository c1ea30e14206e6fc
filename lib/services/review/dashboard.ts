import type { OutcomeLine } from '#lib/db/queries/dashboard/count-outcomes.ts';
import type { SettledCount } from '#lib/db/queries/dashboard/count-settled.ts';
import { forecast } from '#lib/domain/review/dashboard/forecast.ts';
import { peopleOf, shareOf, slotsOf, timesOf } from '#lib/domain/review/dashboard/people.ts';
import { type Period, periodOf } from '#lib/domain/review/dashboard/period.ts';
import { DashboardPeriod } from '#lib/domain/review/dashboard/schema.ts';
import { timeLabels } from '#lib/domain/review/dashboard/time-bars.ts';
import { reasonTitle } from '#lib/domain/review/reasons.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { type DashboardFigures, rateDays, wholeDays } from './dashboard-figures.ts';
import { figuresOf } from './dashboard-summary.ts';
import { nameArms } from './name-arms.ts';
import { readReasons } from './reasons/read.ts';

export const showDashboard = projectVerb(
  {
    name: 'review.dashboard',
    summary:
      'Shows how review goes: throughput, time per decision, acceptance with intervals, reasons, what is left.',
    kind: 'query',
    capability: 'read',
    input: DashboardPeriod,
  },
  async (ctx, { days }) => {
    const { figures, countedAt, isStored } = await figuresOf(ctx, days);
    const period = periodOf(countedAt, days);
    const { acts, bulk, reasons, outcomes, settled, pending } = figures ?? none;
    const taxonomy = await readReasons(ctx.db, ctx.project.id);
    const titleOf = (id: string) => (id === '' ? 'no reason given' : reasonTitle(id, taxonomy));
    const all = acts.find((one) => one.what === 'all');
    const bars = new Map(acts.filter((one) => one.what === 'time').map((one) => [one.bar, one.decisions]));
    return {
      ...{ days, unit: period.unit, since: period.since, bulk },
      /** When the figures of a large project were counted; null: just now. */
      countedAt: isStored ? countedAt : null,
      /** They are counted for the first time: come back in a moment. */
      counting: figures === null,
      reasons: reasons.map(({ reason, count }) => ({ reason, title: titleOf(reason), count })),
      total: {
        decisions: all?.decisions ?? 0,
        acceptance: shareOf(all?.accepted ?? 0, all?.judged ?? 0),
        times: all ? timesOf(all) : null,
      },
      slots: slotsOf(acts, period.slots),
      people: peopleOf(acts, period.slots),
      timeBars: timeLabels.map((label, bar) => ({ label, count: bars.get(bar) ?? 0 })),
      acceptance: await acceptanceOf(ctx, outcomes),
      left: forecast(pending, settledOn(wholeDays(countedAt), settled)),
      rateDays,
    };
  },
);

export type Dashboard = Awaited<ReturnType<typeof showDashboard>>;

const none: DashboardFigures = {
  ...{ acts: [], reasons: [], outcomes: [], settled: [], pending: 0 },
  bulk: { acts: 0, variants: 0 },
};

const settledOn = ({ slots }: Period, settled: readonly SettledCount[]) =>
  slots.map((slot) => settled.find((one) => one.day === slot)?.count ?? 0);

/** Accepted variants among the decided ones, by what they are; arms are folded to the templates that they used. */
async function acceptanceOf(ctx: ProjectCtx, lines: readonly OutcomeLine[]) {
  const of = (what: OutcomeLine['what']) => lines.filter((line) => line.what === what);
  const rated = (some: readonly OutcomeLine[]) =>
    some.map(({ value, accepted, decided }) => ({ value, rate: shareOf(accepted, decided)! }));
  return {
    method: rated(of('method')),
    template: await nameArms(ctx, of('arm')),
    subject: rated(of('subject')),
    level: rated(of('level')).sort((one, other) => Number(one.value ?? 9) - Number(other.value ?? 9)),
  };
}
