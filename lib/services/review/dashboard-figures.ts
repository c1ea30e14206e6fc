import type { Db } from '#lib/db/client.ts';
import { type ActCount, countActs } from '#lib/db/queries/dashboard/count-acts.ts';
import { type BulkCount, countBulk } from '#lib/db/queries/dashboard/count-bulk.ts';
import { countOutcomes, type OutcomeLine } from '#lib/db/queries/dashboard/count-outcomes.ts';
import { countPending } from '#lib/db/queries/dashboard/count-pending.ts';
import { countReasons, type ReasonCount } from '#lib/db/queries/dashboard/count-reasons.ts';
import { countSettled, type SettledCount } from '#lib/db/queries/dashboard/count-settled.ts';
import { withTimeLimit } from '#lib/db/time-limit.ts';
import { type Period, periodOf } from '#lib/domain/review/dashboard/period.ts';

/** All that the dashboard's statements answer, as of one moment; it can be stored. */
export type DashboardFigures = {
  acts: ActCount[];
  bulk: BulkCount;
  reasons: ReasonCount[];
  outcomes: OutcomeLine[];
  settled: SettledCount[];
  pending: number;
};

/** The rate of so many whole days says when the rest will be decided. */
export const rateDays = 7;

/** The days before today: today is not over. */
export const wholeDays = (now: Date): Period => {
  const { slots } = periodOf(now, rateDays + 1);
  const whole = slots.slice(0, -1);
  return { since: new Date(`${whole[0]}Z`), unit: 'day', slots: whole };
};

type Asked = { projectId: string; days: number; now: Date };

/** The figures, or null where all statements together take longer than `limitMs`. */
export function countFigures(db: Db, { projectId, days, now }: Asked, limitMs: number) {
  const { since, unit } = periodOf(now, days);
  const asked = { projectId, since };
  return withTimeLimit(db, limitMs, async ({ rows }): Promise<DashboardFigures | null> => {
    const acts = await rows<ActCount>(countActs(asked, unit));
    const bulk = acts && (await rows<BulkCount>(countBulk(asked)));
    const reasons = bulk && (await rows<ReasonCount>(countReasons(asked)));
    const settled =
      reasons && (await rows<SettledCount>(countSettled({ projectId, since: wholeDays(now).since })));
    const outcomes = settled && (await rows<OutcomeLine>(countOutcomes(projectId)));
    const pending = outcomes && (await rows<{ pending: number }>(countPending(projectId)));
    if (!acts || !bulk || !reasons || !settled || !outcomes || !pending) return null;
    return {
      ...{ acts, reasons, outcomes, settled, pending: pending[0]?.pending ?? 0 },
      bulk: bulk[0] ?? { acts: 0, variants: 0 },
    };
  });
}
