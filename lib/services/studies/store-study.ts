import { lockProjectRuns } from '#lib/db/queries/lock-project-runs.ts';
import type { StudyPoint } from '#lib/domain/studies/schema.ts';
import { audit } from '../audit.ts';
import { byWhom } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';
import { hashOf, replacePoints, requestFit } from './store-points.ts';

interface StudyDraft {
  name: string;
  description: string;
  target: number | null;
  points: readonly StudyPoint[];
}

/** Keeps a study with its points and asks for its fit. */
export function storeStudy(ctx: ProjectCtx, action: string, { points, ...draft }: StudyDraft) {
  const place = { projectId: ctx.project.id };
  return ctx.db.$transaction(async (tx) => {
    await lockProjectRuns(tx, ctx.project.id);
    const last = await tx.scalingStudy.aggregate({ where: place, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    const { actorId, actorLabel } = byWhom(ctx);
    const now = ctx.now();
    const study = await tx.scalingStudy.create({
      data: {
        ...{ ...place, ...draft, number, hash: hashOf(points, draft.target) },
        ...{ createdById: actorId, createdBy: actorLabel, createdAt: now, updatedAt: now },
      },
    });
    await replacePoints(tx, study.id, points);
    const fit = await requestFit(tx, study, now);
    const after = { ...draft, number, points: points.length, hash: study.hash };
    await audit(tx, ctx, { action, target: `study ${study.id}`, before: null, after });
    return { study: study.id, number, points: points.length, fit: fit.id };
  });
}
