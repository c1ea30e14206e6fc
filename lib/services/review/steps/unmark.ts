import { may } from '#lib/domain/access.ts';
import { forbidden, notFound } from '#lib/domain/errors.ts';
import { StepLabelRef } from '#lib/domain/review/steps/schema.ts';
import { audit } from '../../audit.ts';
import { byWhom } from '../../by-whom.ts';
import { projectVerb } from '../../verb.ts';

export const unmarkStep = projectVerb(
  {
    name: 'review.unmark-step',
    summary: 'Takes a mark of the first wrong step back.',
    kind: 'command',
    capability: 'review',
    input: StepLabelRef,
  },
  (ctx, { label: id }) =>
    ctx.db.$transaction(async (tx) => {
      const found = await tx.stepLabel.findFirst({ where: { id, projectId: ctx.project.id } });
      if (!found) throw notFound('This step label');
      const isMine = ctx.actor.kind === 'system' || found.actorId === byWhom(ctx).actorId;
      if (!isMine && !may(ctx.role, 'undo-others')) {
        throw forbidden(`This mark is ${found.actorLabel}'s. A reviewer may take it back.`);
      }
      const withdrawn = await tx.stepLabel.updateMany({
        where: { id, withdrawnAt: null },
        data: { withdrawnAt: ctx.now() },
      });
      if (withdrawn.count > 0) {
        await audit(tx, ctx, {
          action: 'review.unmark-step',
          target: `variant ${found.variantId}`,
          before: { step: found.step, revision: found.revision, label: id },
          after: null,
        });
      }
      return { label: id, variant: found.variantId };
    }),
);
