import { z } from 'zod';
import { forbidden, notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { requireUser } from '../account/require-user.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';

export const deleteView = projectVerb(
  {
    name: 'views.delete',
    summary: 'Deletes a saved view of your own.',
    kind: 'command',
    capability: 'read',
    input: z.object({ view: Id.describe('The view') }),
  },
  async (ctx, { view: id }) => {
    const userId = requireUser(ctx).id;
    return ctx.db.$transaction(async (tx) => {
      const found = await tx.savedView.findFirst({ where: { id, projectId: ctx.project.id } });
      if (!found || (found.userId !== userId && !found.shared)) throw notFound('This view');
      if (found.userId !== userId) throw forbidden('Only the person who saved a view can delete it.');
      await tx.savedView.delete({ where: { id } });
      const { list, name, query, shared } = found;
      await audit(tx, ctx, {
        action: 'views.delete',
        target: `view ${id}`,
        before: { list, name, query, shared },
        after: null,
      });
      return { id };
    });
  },
);
