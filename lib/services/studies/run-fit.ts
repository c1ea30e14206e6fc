import { setImmediate } from 'node:timers/promises';
import { curvesOf } from '#lib/domain/studies/curves.ts';
import { fitStudy, type ResultsOf } from '#lib/domain/studies/fit-study.ts';
import type { StudyPoint } from '#lib/domain/studies/schema.ts';
import type { ItemResults } from '#lib/math/scaling/index.ts';
import type { Ctx } from '../context.ts';
import { sourceOf } from './sources/index.ts';
import type { ReadOnce } from './sources/point-source.ts';
import { fromRow } from './store-points.ts';

/**
 * The job "studies.fit": fits curve after curve and tells how many are done. A study whose points changed meanwhile has
 * another hash, and this fit is left as it is.
 */
export async function runFit(ctx: Ctx, fitId: string, stopping: AbortSignal): Promise<void> {
  const fit = await ctx.db.scalingFit.findUnique({ where: { id: fitId }, include: { study: true } });
  if (!fit || fit.status === 'done') return;
  if (fit.study.hash !== fit.hash) {
    await ctx.db.scalingFit.deleteMany({ where: { id: fitId } });
    return;
  }
  const order = { place: 'asc' } as const;
  const rows = await ctx.db.scalingPoint.findMany({ where: { studyId: fit.studyId }, orderBy: order });
  const points = rows.map(fromRow);
  const target = fit.study.target === null ? null : fit.study.target / 100;
  const work = fitStudy(points, { target, resultsOf: await resultsByCurve(ctx, points) });
  try {
    for (let step = work.next(); ; step = work.next()) {
      if (step.done) {
        const result = step.value as unknown as object;
        const total = step.value.curves.length;
        await update(ctx, fitId, { status: 'done', result, done: total, total, endedAt: ctx.now() });
        return;
      }
      await update(ctx, fitId, { status: 'running', ...step.value });
      await setImmediate();
      stopping.throwIfAborted();
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    await update(ctx, fitId, { status: 'failed', error: error.message, endedAt: ctx.now() });
  }
}

type Change = Parameters<Ctx['db']['scalingFit']['updateMany']>[0]['data'];
const update = (ctx: Ctx, id: string, data: Change) => ctx.db.scalingFit.updateMany({ where: { id }, data });

/** Results by item of every curve whose source keeps them, by the first point of the curve. */
async function resultsByCurve(ctx: Ctx, points: readonly StudyPoint[]): Promise<ResultsOf> {
  const kept = new Map<StudyPoint, readonly ItemResults[]>();
  const read = readOnce();
  for (const curve of curvesOf(points)) {
    const results = (await sourceOf(curve.points)?.resultsOf(ctx, curve.points, read)) ?? null;
    if (results && curve.points[0]) kept.set(curve.points[0], results);
  }
  return ([first]) => (first && kept.get(first)) ?? null;
}

function readOnce(): ReadOnce {
  const found = new Map<string, Promise<unknown>>();
  return <T>(key: string, read: () => Promise<T>) => {
    if (!found.has(key)) found.set(key, read());
    return found.get(key) as Promise<T>;
  };
}
