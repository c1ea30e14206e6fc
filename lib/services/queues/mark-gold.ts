import { lockVariant } from '#lib/db/queries/queues/lock-variant.ts';
import { conflict, invalid, notFound, precondition } from '#lib/domain/errors.ts';
import { Decision } from '#lib/domain/review/schema.ts';
import { audit } from '../audit.ts';
import { byWhom, userIdOf } from '../by-whom.ts';
import { checkReasons } from '../review/reasons/read.ts';
import { projectVerb } from '../verb.ts';

export const markGold = projectVerb(
  {
    name: 'queues.mark-gold',
    summary: 'Marks a pending variant as gold: its decision is known, and people are measured by it.',
    kind: 'command',
    capability: 'gold',
    input: Decision.pick({ variant: true, revision: true, action: true, reasons: true, note: true }),
  },
  (ctx, { variant: id, revision, ...known }) =>
    ctx.db.$transaction(async (tx) => {
      if (known.action === 'reject' && known.reasons.length === 0) {
        throw invalid('A rejection needs a reason.', [
          { path: 'reasons', message: 'Choose at least one reason.' },
        ]);
      }
      await checkReasons(tx, ctx.project.id, known.reasons);
      await lockVariant(tx, id);
      const found = await tx.variant.findFirst({ where: { id, projectId: ctx.project.id } });
      if (!found) throw notFound('This variant');
      if (found.revision !== revision) throw conflict('Somebody edited this variant since you opened it.');
      if (found.status !== 'pending') {
        throw precondition(
          `This variant is ${found.status}, which everybody can see. Undo its decision, or choose one that waits.`,
        );
      }
      const before = await tx.goldVariant.findUnique({
        where: { variantId: id },
        select: { revision: true, action: true, reasons: true },
      });
      const mark = {
        ...{ projectId: ctx.project.id, revision, ...known, at: ctx.now() },
        markedById: userIdOf(ctx),
        markedLabel: byWhom(ctx).actorLabel,
      };
      await tx.goldVariant.upsert({
        where: { variantId: id },
        create: { variantId: id, ...mark },
        update: mark,
      });
      // What was asked of it so far measures people; it counts for the queue no more.
      await tx.queueItem.updateMany({ where: { variantId: id }, data: { gold: true, state: 'open' } });
      await audit(tx, ctx, {
        action: 'queues.mark-gold',
        target: `variant ${id}`,
        before,
        after: { revision, ...known },
      });
      return { variant: id, ...known };
    }),
);
