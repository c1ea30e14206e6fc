import type { Tx } from '#lib/db/client.ts';
import type { ClusterConditions } from '#lib/db/queries/duplicates/chosen-clusters.ts';
import type { ClusterAct } from '#lib/db/queries/duplicates/keep-one.ts';
import type { ClusterChoice } from '#lib/domain/check/duplicates.ts';
import { conflict, invalid, notFound, type StudioError } from '#lib/domain/errors.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { byWhom, userIdOf } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';

/** A bulk decision may touch millions of rows. */
export const bulk = { timeout: 600_000, maxWait: 30_000 };

/** Who decides what, when: one act, whose decisions are undone together. */
export function clusterAct(ctx: ProjectCtx, choice: ClusterChoice): ClusterAct & { groupId: string } {
  return { ...actOf(ctx), chosen: chosenOf(ctx, choice) };
}

export function actOf(ctx: ProjectCtx) {
  const at = ctx.now();
  return {
    groupId: uuidv7(at.getTime(), ctx.randomBytes(10)),
    by: userIdOf(ctx),
    label: byWhom(ctx).actorLabel,
    at,
  };
}

/** Why nothing could be decided: the clusters are not of this project, or they are decided. */
export async function noneOpen(tx: Tx, ctx: ProjectCtx, ids: string[]): Promise<StudioError> {
  const here = await tx.duplicateCluster.count({ where: { projectId: ctx.project.id, id: { in: ids } } });
  return here === 0 ? notFound('This cluster') : conflict('Nothing of this is open any more.');
}

function chosenOf(ctx: ProjectCtx, { clusters, all, ...filter }: ClusterChoice): ClusterConditions {
  if ((clusters === undefined) !== all) {
    throw invalid('Name the clusters, or ask for all that the filter admits.', [
      { path: 'clusters', message: 'Name them, or say "all".' },
    ]);
  }
  return { projectId: ctx.project.id, ids: clusters, ...filter };
}
