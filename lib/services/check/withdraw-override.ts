import { lockProjectTexts } from '#lib/db/queries/lock-project-texts.ts';
import { OverrideRef } from '#lib/domain/check/schema.ts';
import { notFound } from '#lib/domain/errors.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { patient, prepareChecks, storePrepared } from './check-variants.ts';
import { endOverride } from './end-override.ts';

export const withdrawOverride = projectVerb(
  {
    name: 'check.withdraw-override',
    summary: "Takes an override back: the engine's verdict counts again.",
    kind: 'command',
    capability: 'review',
    input: OverrideRef,
  },
  async (ctx, { override: id }) => {
    const where = { id, projectId: ctx.project.id };
    const found = await ctx.db.answerOverride.findFirst({ where, select: { variantId: true } });
    if (!found) throw notFound('This override');
    const variant = found.variantId;
    const prepared = await prepareChecks(ctx, ctx.project.id, [variant]);
    return ctx.db.$transaction(async (tx) => {
      await lockProjectTexts(tx, ctx.project.id);
      const override = await tx.answerOverride.findUniqueOrThrow({ where: { id } });
      if (override.withdrawnAt === null) {
        await endOverride(tx, ctx, override);
        await audit(tx, ctx, {
          action: 'check.withdraw-override',
          target: `variant ${variant}`,
          before: { override: id, revision: override.revision, verdict: override.verdict },
          after: null,
        });
        await storePrepared(tx, ctx, ctx.project.id, prepared);
      }
      const { checkState } = await tx.variant.findUniqueOrThrow({
        where: { id: variant },
        select: { checkState: true },
      });
      return { override: id, variant, checkState };
    }, patient);
  },
);
