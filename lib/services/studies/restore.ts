import { notFound } from '#lib/domain/errors.ts';
import { StudyRef } from '#lib/domain/studies/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';

export const restoreStudy = projectVerb(
  {
    name: 'studies.restore',
    summary: 'Takes back the deletion of a study.',
    kind: 'command',
    capability: 'train',
    input: StudyRef,
  },
  (ctx, input) =>
    ctx.db.$transaction(async (tx) => {
      const place = { id: input.study, projectId: ctx.project.id, deletedAt: { not: null } };
      const found = await tx.scalingStudy.findFirst({ where: place });
      if (!found) throw notFound('A deleted study with this id');
      await tx.scalingStudy.update({ where: { id: found.id }, data: { deletedAt: null } });
      await audit(tx, ctx, {
        action: 'studies.restore',
        target: `study ${found.id}`,
        before: { deletedAt: found.deletedAt },
        after: { deletedAt: null },
      });
      return { study: found.id, name: found.name };
    }),
);
