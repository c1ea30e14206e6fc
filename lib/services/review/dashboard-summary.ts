import { tableRows } from '#lib/db/queries/table-rows.ts';
import { withTimeLimit } from '#lib/db/time-limit.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { Ctx, ProjectCtx } from '../context.ts';
import { countFigures, type DashboardFigures } from './dashboard-figures.ts';

/** From so many variants on the figures of a project are counted behind the page. */
const manyVariants = 200_000;
/** How long a page waits for its figures: where there are few rows, and where they are many and none are stored yet. */
const waitMs = { few: 8000, many: 150 };
/** What is stored is counted anew once it is so many times as old as it took to count, and at least so old. */
const worth = 30;
const freshMs = 60_000;
/** A worker gives up counting after this long. */
const longestMs = 300_000;

/** Figures, as of when. Null: they are being counted for the first time. */
export type Counted = { figures: DashboardFigures | null; countedAt: Date; isStored: boolean };

/** The newest figures where they are counted quickly, else those that a worker counted last; it then counts again. */
export async function figuresOf(ctx: ProjectCtx, days: number): Promise<Counted> {
  const { db, now } = ctx;
  const place = { projectId_days: { projectId: ctx.project.id, days } };
  const isMany = await hasManyVariants(ctx);
  const stored = isMany ? await db.reviewSummary.findUnique({ where: place }) : null;
  if (stored?.figures && stored.countedAt) {
    const { countedAt, tookMs } = stored;
    const age = now().getTime() - countedAt.getTime();
    if (age > Math.max(freshMs, worth * (tookMs ?? 0))) await recount(ctx, stored.id);
    return { figures: stored.figures as unknown as DashboardFigures, countedAt, isStored: true };
  }
  const asked = { projectId: ctx.project.id, days, now: now() };
  const limit = isMany ? waitMs.many : waitMs.few;
  const figures = await countFigures(db, asked, limit);
  if (figures) return { figures, countedAt: asked.now, isStored: false };
  if (!isMany) throw tooSlow(limit);
  const { id } = await db.reviewSummary.upsert({
    ...{ where: place, update: {} },
    create: { projectId: ctx.project.id, days },
  });
  await recount(ctx, id);
  return { figures: null, countedAt: asked.now, isStored: true };
}

/** As the database believes it: the table is not counted. */
async function hasManyVariants({ db }: ProjectCtx): Promise<boolean> {
  const rows = await withTimeLimit(db, 1000, (run) => run.rows<{ rows: number }>(tableRows('variants')));
  return (rows?.[0]?.rows ?? 0) >= manyVariants;
}

const recount = (ctx: ProjectCtx, summaryId: string) =>
  ctx.db.$transaction((tx) => enqueue(tx, 'review.summarize', { summaryId }));

const tooSlow = (limit: number) =>
  new StudioError(
    'LIMIT',
    `The counts took longer than ${limit / 1000} seconds: the database is busy. Try again in a moment, or choose a shorter time.`,
  );

/** The job "review.summarize": counts the figures of a large project for its page. */
export async function summarizeReview({ db, now }: Ctx, summaryId: string): Promise<void> {
  const wanted = await db.reviewSummary.findUnique({ where: { id: summaryId } });
  if (!wanted) return;
  const { projectId, days } = wanted;
  const [countedAt, from] = [now(), performance.now()];
  const figures = await countFigures(db, { projectId, days, now: countedAt }, longestMs);
  if (!figures) throw new Error(`Counting the figures of review took over ${longestMs / 1000} s.`);
  const tookMs = Math.round(performance.now() - from);
  await db.reviewSummary.updateMany({
    where: { id: summaryId },
    data: { figures: figures as object, countedAt, tookMs },
  });
}
