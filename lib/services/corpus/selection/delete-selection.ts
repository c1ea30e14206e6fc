import { SelectionRef } from '#lib/domain/corpus/selection.ts';
import { notFound } from '#lib/domain/errors.ts';
import { audit } from '../../audit.ts';
import { projectVerb } from '../../verb.ts';

export const deleteSelection = projectVerb(
  {
    name: 'corpus.delete-selection',
    summary: 'Deletes a core-set selection; the texts in it stay.',
    kind: 'command',
    capability: 'check',
    input: SelectionRef,
  },
  async (ctx, { selection: id }) =>
    ctx.db.$transaction(async (tx) => {
      const found = await tx.corpusSelection.findFirst({ where: { id, projectId: ctx.project.id } });
      if (!found) throw notFound('This selection');
      await tx.corpusSelection.delete({ where: { id } });
      const before = { name: found.name, kind: found.kind, size: found.size };
      await audit(tx, ctx, {
        action: 'corpus.delete-selection',
        target: `selection ${id}`,
        before,
        after: null,
      });
      return { selection: id, deleted: true as const };
    }),
);
