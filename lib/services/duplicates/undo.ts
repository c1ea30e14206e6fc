import { z } from 'zod';
import type { Tx } from '#lib/db/client.ts';
import type { ClusterConditions } from '#lib/db/queries/duplicates/chosen-clusters.ts';
import { reopenClusters } from '#lib/db/queries/duplicates/reopen-clusters.ts';
import { may } from '#lib/domain/access.ts';
import { forbidden, notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { audit } from '../audit.ts';
import { userIdOf } from '../by-whom.ts';
import { compareBroughtBack } from '../contamination/index.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { bulk } from './cluster-act.ts';

export const undoClusters = projectVerb(
  {
    name: 'duplicates.undo',
    summary: 'Takes back the decisions on these clusters; without any, all of your own last act.',
    kind: 'command',
    capability: 'review',
    input: z.object({
      clusters: z
        .array(Id)
        .min(1)
        .max(500)
        .optional()
        .describe('The clusters; your own last act when left out'),
    }),
  },
  (ctx, { clusters }) =>
    ctx.db.$transaction(async (tx) => {
      const by = userIdOf(ctx);
      const chosen = clusters ? await theClusters(tx, ctx, clusters) : await lastAct(tx, ctx, by);
      const { undone, back } = await reopenClusters(tx, chosen, { by, at: ctx.now() });
      await compareBroughtBack(tx, ctx.project.id, back);
      const target = clusters?.length === 1 ? `cluster ${clusters[0]}` : `${undone.clusters} clusters`;
      await audit(tx, ctx, {
        action: 'duplicates.undo',
        target,
        before: { state: 'decided' },
        after: { state: 'open', ...undone },
      });
      return undone;
    }, bulk),
);

async function theClusters(tx: Tx, ctx: ProjectCtx, ids: string[]): Promise<ClusterConditions> {
  const decided = await tx.duplicateCluster.findMany({
    where: { id: { in: ids }, projectId: ctx.project.id, state: { not: 'open' } },
    select: { decidedById: true, decidedLabel: true },
  });
  if (decided.length === 0) throw notFound('A decision on this cluster');
  const { actor } = ctx;
  const foreign = decided.find((one) => actor.kind === 'user' && one.decidedById !== actor.id);
  if (foreign && !may(ctx.role, 'undo-others')) {
    throw forbidden(`This decision is ${foreign.decidedLabel}'s. A reviewer may undo it.`);
  }
  return { projectId: ctx.project.id, ids };
}

async function lastAct(tx: Tx, ctx: ProjectCtx, by: string | null): Promise<ClusterConditions> {
  const last = await tx.duplicateCluster.findFirst({
    where: { projectId: ctx.project.id, state: { not: 'open' }, decidedById: by },
    orderBy: { decidedAt: 'desc' },
    select: { decidedAt: true },
  });
  if (!last?.decidedAt) throw notFound('A decision of yours to undo');
  return { projectId: ctx.project.id, act: { by, at: last.decidedAt } };
}
