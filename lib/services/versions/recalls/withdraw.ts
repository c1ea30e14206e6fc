import { z } from 'zod';
import { notFound, precondition } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { audit } from '../../audit.ts';
import { projectVerb } from '../../verb.ts';

export const withdrawRecall = projectVerb(
  {
    name: 'versions.withdraw-recall',
    summary: 'Takes a recall back: later versions may hold it again.',
    kind: 'command',
    capability: 'freeze',
    input: z.object({ recall: Id.describe('The recall') }),
  },
  (ctx, { recall }) =>
    ctx.db.$transaction(async (tx) => {
      const { count } = await tx.recall.updateMany({
        where: { id: recall, projectId: ctx.project.id, withdrawnAt: null },
        data: { withdrawnAt: ctx.now() },
      });
      if (count === 0) {
        if ((await tx.recall.count({ where: { id: recall, projectId: ctx.project.id } })) === 0)
          throw notFound('This recall');
        throw precondition('This recall was taken back already.');
      }
      await audit(tx, ctx, {
        action: 'versions.withdraw-recall',
        target: `recall ${recall}`,
        before: { withdrawnAt: null },
        after: { withdrawnAt: ctx.now() },
      });
      return { recall };
    }),
);
