import { z } from 'zod';
import { notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { projectVerb } from '../verb.ts';
import { editVariant } from './edit.ts';

export const restoreRevision = projectVerb(
  {
    name: 'review.restore',
    summary: 'Makes the text of an older revision the newest one.',
    kind: 'command',
    capability: 'review',
    input: z.object({
      variant: Id.describe('The variant'),
      revision: z.coerce.number().int().positive().describe('The current revision'),
      number: z.coerce.number().int().positive().describe('The revision to bring back'),
    }),
  },
  async (ctx, input) => {
    const old = await ctx.db.revision.findFirst({
      where: { variantId: input.variant, number: input.number, variant: { projectId: ctx.project.id } },
    });
    if (!old) throw notFound('This revision');
    const { problem, solution, answer } = old;
    return editVariant(ctx, {
      project: ctx.project.slug,
      variant: input.variant,
      revision: input.revision,
      ...{ problem, solution, answer, note: `Revision ${input.number} restored` },
    });
  },
);
