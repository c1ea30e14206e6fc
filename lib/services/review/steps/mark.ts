import type { Tx } from '#lib/db/client.ts';
import { conflict, invalid, notFound } from '#lib/domain/errors.ts';
import { StepMark } from '#lib/domain/review/steps/schema.ts';
import { solutionSteps } from '#lib/math/text/solution-steps.ts';
import { audit } from '../../audit.ts';
import { byWhom } from '../../by-whom.ts';
import type { ProjectCtx } from '../../context.ts';
import { projectVerb } from '../../verb.ts';

export const markStep = projectVerb(
  {
    name: 'review.mark-step',
    summary: 'Says which step of a solution is the first wrong one; a mark of yours before it is withdrawn.',
    kind: 'command',
    capability: 'review',
    input: StepMark,
  },
  (ctx, mark) =>
    ctx.db.$transaction(async (tx) => {
      await lockRevision(tx, ctx, mark);
      const mine = { actorId: byWhom(ctx).actorId, variantId: mark.variant, revision: mark.revision };
      const before = await tx.stepLabel.findFirst({ where: { ...mine, withdrawnAt: null } });
      if (before?.step === mark.step) return { label: before.id, ...mark, before: before.step };
      if (before) {
        await tx.stepLabel.update({ where: { id: before.id }, data: { withdrawnAt: ctx.now() } });
      }
      const { id } = await tx.stepLabel.create({
        data: { ...mine, ...byWhom(ctx), projectId: ctx.project.id, step: mark.step, at: ctx.now() },
      });
      await audit(tx, ctx, {
        action: 'review.mark-step',
        target: `variant ${mark.variant}`,
        before: { step: before?.step ?? null },
        after: { step: mark.step, revision: mark.revision, label: id },
      });
      return { label: id, ...mark, before: before?.step ?? null };
    }),
);

/** Holds the variant at the revision that was read, and refuses a step that its solution does not have. */
async function lockRevision(tx: Tx, ctx: ProjectCtx, { variant: id, revision, step }: StepMark) {
  const touched = await tx.variant.updateMany({
    where: { id, projectId: ctx.project.id },
    data: { updatedAt: ctx.now() },
  });
  if (touched.count === 0) throw notFound('This variant');
  const found = await tx.variant.findUniqueOrThrow({
    where: { id },
    select: { revision: true, solution: true },
  });
  if (found.revision !== revision) {
    throw conflict('Somebody edited this variant since you opened it. Look at its new text first.', {
      revision: found.revision,
    });
  }
  const count = solutionSteps(found.solution).length;
  if (step > count) {
    const message = `The solution has ${count === 1 ? '1 step' : `${count} steps`}.`;
    throw invalid(message, [{ path: 'step', message }]);
  }
}
