import { methodYield } from '#lib/db/queries/method-yield.ts';
import { answersOf, type CostPerAccepted } from '#lib/domain/studies/answers.ts';
import { stageAnswerOf } from '#lib/domain/studies/controls.ts';
import { curvesOf, curveTitle, keyText, varyingFields } from '#lib/domain/studies/curves.ts';
import type { StudyFit } from '#lib/domain/studies/fit-study.ts';
import { profitsOf } from '#lib/domain/studies/profits.ts';
import { StudyRef } from '#lib/domain/studies/schema.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { findStudy } from './find.ts';
import { fromRow } from './store-points.ts';

export const showStudy = projectVerb(
  {
    name: 'studies.show',
    summary:
      'Shows a study: its points, the laws fitted to each curve, and what they answer, with intervals.',
    kind: 'query',
    capability: 'read',
    input: StudyRef,
  },
  async (ctx, input) => {
    const { projectId: _, createdById: __, ...study } = await findStudy(ctx.db, ctx, input.study);
    const [rows, fit] = await Promise.all([
      ctx.db.scalingPoint.findMany({ where: { studyId: study.id }, orderBy: { place: 'asc' } }),
      ctx.db.scalingFit.findUnique({ where: { studyId_hash: { studyId: study.id, hash: study.hash } } }),
    ]);
    const points = rows.map(fromRow);
    const result = fit === null || fit.status !== 'done' ? null : (fit.result as unknown as StudyFit);
    // The ledger is summed up for answers alone: a page that waits for the fit asks every second.
    const costPerAccepted = result === null ? null : await costPerAcceptedOf(ctx);
    const state =
      fit === null
        ? null
        : { id: fit.id, status: fit.status, done: fit.done, total: fit.total, error: fit.error };
    return { ...study, points, costPerAccepted, fit: state, ...said(points, result, costPerAccepted) };
  },
);

export type StudyView = Awaited<ReturnType<typeof showStudy>>;

function said(
  points: Parameters<typeof curvesOf>[0],
  result: StudyFit | null,
  costPerAccepted: CostPerAccepted,
) {
  const curves = curvesOf(points);
  const varying = varyingFields(curves.map(({ key }) => key));
  const fitted = new Map(result?.curves.map((curve) => [keyText(curve.key), curve]));
  return {
    curves: curves.map(({ key, points, secondStage }) => {
      const curve = fitted.get(keyText(key)) ?? null;
      return {
        ...{ key, title: curveTitle(key, varying), points, secondStage },
        counted: curve?.counted ?? null,
        fit: curve?.fit ?? null,
        answers: curve ? answersOf(curve.fit, costPerAccepted) : [],
      };
    }),
    profits: result ? profitsOf(result.curves) : [],
    stage: result ? stageAnswerOf(result, points) : null,
  };
}

/** What an accepted sample has cost so far, from the ledger of model calls; null where there is none. */
async function costPerAcceptedOf(ctx: ProjectCtx): Promise<CostPerAccepted> {
  const rows = await methodYield(ctx.db, ctx.project.id);
  const accepted = rows.reduce((sum, row) => sum + row.accepted, 0);
  const dollars = rows.reduce((sum, row) => sum + row.dollars, 0);
  return accepted > 0 && dollars > 0 ? dollars / accepted : null;
}
