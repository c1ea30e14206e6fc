import { StudyRef } from '#lib/domain/studies/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { findStudy } from './find.ts';

export const deleteStudy = projectVerb(
  {
    name: 'studies.delete',
    summary: 'Deletes a study; it can be restored with its points and fits.',
    kind: 'command',
    capability: 'train',
    input: StudyRef,
  },
  (ctx, input) =>
    ctx.db.$transaction(async (tx) => {
      const { id, name, number } = await findStudy(tx, ctx, input.study);
      await tx.scalingStudy.update({ where: { id }, data: { deletedAt: ctx.now() } });
      await audit(tx, ctx, {
        action: 'studies.delete',
        target: `study ${id}`,
        before: { name, number },
        after: null,
      });
      return { study: id, name };
    }),
);
