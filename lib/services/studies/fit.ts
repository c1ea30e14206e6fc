import { StudyRef } from '#lib/domain/studies/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { findStudy } from './find.ts';
import { requestFit } from './store-points.ts';

export const fitStudyAgain = projectVerb(
  {
    name: 'studies.fit',
    summary: 'Asks for the fit of a study again, where it failed or an older edition of the studio made it.',
    kind: 'command',
    capability: 'train',
    input: StudyRef,
  },
  (ctx, input) =>
    ctx.db.$transaction(async (tx) => {
      const study = await findStudy(tx, ctx, input.study);
      const fit = await requestFit(tx, study, ctx.now());
      await audit(tx, ctx, {
        action: 'studies.fit',
        target: `study ${study.id}`,
        before: null,
        after: { fit: fit.id },
      });
      return { study: study.id, fit: fit.id, status: fit.status };
    }),
);
