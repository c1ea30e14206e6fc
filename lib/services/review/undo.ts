import { z } from 'zod';
import type { Tx } from '#lib/db/client.ts';
import { reopenClusters } from '#lib/db/queries/duplicates/reopen-clusters.ts';
import { disputeUndone } from '#lib/db/queries/queues/dispute-undone.ts';
import { undoDecisions } from '#lib/db/queries/undo-decisions.ts';
import { may } from '#lib/domain/access.ts';
import { conflict, forbidden, notFound, precondition } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { audit } from '../audit.ts';
import { userIdOf } from '../by-whom.ts';
import { compareBroughtBack } from '../contamination/index.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';

export const undo = projectVerb(
  {
    name: 'review.undo',
    summary:
      'Takes back a decision or a bulk act, always the whole act; without one, your own last decision.',
    kind: 'command',
    capability: 'review',
    input: z.object({
      decision: Id.optional().describe('The decision; your own last one when left out'),
      group: Id.optional().describe('Instead: the act of a bulk decision, as it was returned'),
    }),
  },
  (ctx, input) =>
    ctx.db.$transaction(
      async (tx) => {
        const found = await theDecision(tx, ctx, input);
        const by = userIdOf(ctx);
        if (by !== null && found.actorId !== by && !may(ctx.role, 'undo-others')) {
          throw forbidden(`This decision is ${found.actorLabel}'s. A reviewer may undo it.`);
        }
        const { count: undone, ...back } = await undoDecisions(tx, {
          groupId: found.groupId,
          by,
          at: ctx.now(),
        });
        const reopened = await reopenClusters(tx, clustersOf(ctx, found), { by, at: ctx.now() });
        for (const one of [back, reopened.back]) await compareBroughtBack(tx, ctx.project.id, one);
        if (undone > 0) await disputeUndone(tx, found.groupId);
        if (undone === 0)
          throw conflict('This variant was edited or decided again since; its state is kept.');
        const before = { action: found.action, by: found.actorLabel };
        const after = { undone, group: found.groupId, status: found.previousStatus };
        await audit(tx, ctx, { action: 'review.undo', target: `variant ${found.variantId}`, before, after });
        return { variant: found.variantId, status: found.previousStatus, undone };
      },
      { timeout: 600_000 },
    ),
);

/** The clusters of duplicates that were decided by the same act: their seeds come back with the variants. */
const clustersOf = (ctx: ProjectCtx, { actorId, at }: { actorId: string | null; at: Date }) => ({
  ...{ projectId: ctx.project.id, state: 'kept_one' as const, act: { by: actorId, at } },
});

type Named = { decision?: string; group?: string };

async function theDecision(tx: Tx, ctx: ProjectCtx, { decision: id, group }: Named) {
  const rulings = await tx.auditRuling.findMany({
    where: { plan: { projectId: ctx.project.id } },
    select: { id: true },
  });
  const ruled = rulings.map((ruling) => ruling.id);
  const restores = await tx.versionRestore.findMany({
    where: { projectId: ctx.project.id, undoneAt: null },
    select: { id: true },
  });
  const restored = restores.map((restore) => restore.id);
  const by = userIdOf(ctx);
  // The undo of a moment must not take back what a ruling on a million rows did.
  const own = by === null && ctx.actor.kind === 'system' ? { actorLabel: ctx.actor.label } : {};
  const mine = { actorId: by, ...own, groupId: { notIn: [...ruled, ...restored] } };
  const named = id ? { id } : group ? { groupId: group } : mine;
  const found = await tx.decision.findFirst({
    where: { projectId: ctx.project.id, undoneAt: null, ...named },
    orderBy: { seq: 'desc' },
  });
  if (!found) throw notFound(id || group ? 'This decision' : 'A decision of yours to undo');
  if (ruled.includes(found.groupId)) {
    throw precondition('The ruling of an audit decided this. Take the ruling back on the page of the audit.');
  }
  if (restored.includes(found.groupId)) {
    throw precondition('Restoring a version decided this. Take that back on the page of the version.');
  }
  return found;
}
