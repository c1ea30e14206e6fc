import { type ActCount, countActs } from '#lib/db/queries/dashboard/count-acts.ts';
import { type BulkCount, countBulk } from '#lib/db/queries/dashboard/count-bulk.ts';
import { countOutcomes, type OutcomeLine } from '#lib/db/queries/dashboard/count-outcomes.ts';
import { countPending } from '#lib/db/queries/dashboard/count-pending.ts';
import { countReasons, type ReasonCount } from '#lib/db/queries/dashboard/count-reasons.ts';
import { countSettled, type SettledCount } from '#lib/db/queries/dashboard/count-settled.ts';
import { withTimeLimit } from '#lib/db/time-limit.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { forecast } from '#lib/domain/review/dashboard/forecast.ts';
import { peopleOf, shareOf, slotsOf, timesOf } from '#lib/domain/review/dashboard/people.ts';
import { type Period, periodOf } from '#lib/domain/review/dashboard/period.ts';
import { DashboardPeriod } from '#lib/domain/review/dashboard/schema.ts';
import { timeLabels } from '#lib/domain/review/dashboard/time-bars.ts';
import { reasonTitle } from '#lib/domain/review/reasons.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { nameArms } from './name-arms.ts';
import { readReasons } from './reasons/read.ts';

/** All statements of the page together. */
const limitMs = 8000;
/** The rate of so many whole days says when the rest will be decided. */
const rateDays = 7;

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
    const period = periodOf(ctx.now(), days);
    const { acts, bulk, reasons, outcomes, settled, pending } = await readAll(ctx, period);
    const taxonomy = await readReasons(ctx.db, ctx.project.id);
    const titleOf = (id: string) => (id === '' ? 'no reason given' : reasonTitle(id, taxonomy));
    const all = acts.find((one) => one.what === 'all');
    const bars = new Map(acts.filter((one) => one.what === 'time').map((one) => [one.bar, one.decisions]));
    return {
      ...{ days, unit: period.unit, since: period.since, bulk },
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
      left: forecast(pending, settledOn(wholeDays(ctx.now()), settled)),
      rateDays,
    };
  },
);

export type Dashboard = Awaited<ReturnType<typeof showDashboard>>;

/** The days before today: today is not over. */
const wholeDays = (now: Date): Period => {
  const { slots } = periodOf(now, rateDays + 1);
  const whole = slots.slice(0, -1);
  return { since: new Date(`${whole[0]}Z`), unit: 'day', slots: whole };
};

const settledOn = ({ slots }: Period, settled: readonly SettledCount[]) =>
  slots.map((slot) => settled.find((one) => one.day === slot)?.count ?? 0);

async function readAll(ctx: ProjectCtx, { since, unit }: Period) {
  const projectId = ctx.project.id;
  const asked = { projectId, since };
  return withTimeLimit(ctx.db, limitMs, async (run) => ({
    acts: inTime(await run.rows<ActCount>(countActs(asked, unit))),
    bulk: inTime(await run.rows<BulkCount>(countBulk(asked)))[0] ?? { acts: 0, variants: 0 },
    reasons: inTime(await run.rows<ReasonCount>(countReasons(asked))),
    outcomes: inTime(await run.rows<OutcomeLine>(countOutcomes(projectId))),
    settled: inTime(
      await run.rows<SettledCount>(countSettled({ projectId, since: wholeDays(ctx.now()).since })),
    ),
    pending: inTime(await run.rows<{ pending: number }>(countPending(projectId)))[0]?.pending ?? 0,
  }));
}

function inTime<R>(rows: R[] | null): R[] {
  if (rows) return rows;
  throw new StudioError(
    'LIMIT',
    `The counts took longer than ${limitMs / 1000} seconds: the database is busy. Try again in a moment, or choose a shorter time.`,
  );
}

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
