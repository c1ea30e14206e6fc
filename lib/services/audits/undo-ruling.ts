import { z } from 'zod';
import { lockPlan } from '#lib/db/queries/audits/lock-plan.ts';
import { notFound, precondition } from '#lib/domain/errors.ts';
import { RulingRef } from '#lib/domain/review/audit-plan/index.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { byWhom, userIdOf } from '../by-whom.ts';
import { projectVerb } from '../verb.ts';
import { viewRuling } from './view-audit.ts';

export const undoRuling = projectVerb(
  {
    name: 'audits.undo-ruling',
    summary: 'Takes a ruling back, with every decision that it made and that nobody changed since.',
    kind: 'command',
    capability: 'configure',
    input: RulingRef.extend({
      reason: z.string().trim().max(2000).default('').describe('Why it is taken back'),
    }),
  },
  (ctx, { ruling: id, reason }) =>
    ctx.db.$transaction(async (tx) => {
      const place = { id, plan: { projectId: ctx.project.id } };
      const found = await tx.auditRuling.findFirst({ where: place });
      if (!found) throw notFound('This ruling');
      await lockPlan(tx, found.planId);
      const undone = await tx.auditRuling.updateMany({
        where: { id, undoneAt: null },
        data: {
          ...{ status: 'undoing', blocksDone: 0, undoReason: reason, undoneAt: ctx.now() },
          undoneById: userIdOf(ctx),
          undoneLabel: byWhom(ctx).actorLabel,
        },
      });
      if (undone.count === 0) throw precondition('This ruling was taken back before.');
      await enqueue(tx, 'audits.apply', { rulingId: id });
      await audit(tx, ctx, {
        action: 'audits.undo-ruling',
        target: `audit plan ${found.planId}`,
        before: { ruling: id, decision: found.ruling, decided: found.decided },
        after: { reason },
      });
      return viewRuling(await tx.auditRuling.findUniqueOrThrow({ where: { id } }));
    }),
);
