import { View, viewQuery } from '#lib/domain/views/schema.ts';
import { requireUser } from '../account/require-user.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';

export const saveView = projectVerb(
  {
    name: 'views.save',
    summary: 'Saves the filters, order and columns of a list under a name of your own.',
    kind: 'command',
    capability: 'read',
    input: View,
  },
  async (ctx, { list, name, query, shared }) => {
    const userId = requireUser(ctx).id;
    const key = { projectId: ctx.project.id, userId, list, name };
    const content = { query: viewQuery(query), shared };
    return ctx.db.$transaction(async (tx) => {
      const before = await tx.savedView.findUnique({ where: { projectId_userId_list_name: key } });
      const { id } = await tx.savedView.upsert({
        where: { projectId_userId_list_name: key },
        create: { ...key, ...content },
        update: content,
      });
      await audit(tx, ctx, {
        action: 'views.save',
        target: `view ${id}`,
        before: before ? { query: before.query, shared: before.shared } : null,
        after: { list, name, ...content },
      });
      return { id, replaced: before !== null };
    });
  },
);
