import { z } from 'zod';
import { notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';

export const unmarkGold = projectVerb(
  {
    name: 'queues.unmark-gold',
    summary:
      'Makes a gold variant an ordinary one again; the queues that it was mixed into do not ask it any more.',
    kind: 'command',
    capability: 'gold',
    input: z.object({ variant: Id.describe('The variant') }),
  },
  (ctx, { variant }) =>
    ctx.db.$transaction(async (tx) => {
      const where = { variantId: variant, projectId: ctx.project.id };
      const before = await tx.goldVariant.findFirst({
        where,
        select: { revision: true, action: true, reasons: true },
      });
      const gone = await tx.goldVariant.deleteMany({ where });
      if (!before || gone.count === 0) throw notFound('This gold variant');
      await tx.queueItem.updateMany({
        where: { variantId: variant, gold: true },
        data: { state: 'withdrawn', settledAt: ctx.now() },
      });
      await audit(tx, ctx, {
        action: 'queues.unmark-gold',
        target: `variant ${variant}`,
        before,
        after: null,
      });
      return { variant };
    }),
);
