import { z } from 'zod';
import { notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { similarTexts } from '../browse/similar-texts.ts';
import { projectVerb } from '../verb.ts';

export const similarToVariant = projectVerb(
  {
    name: 'generate.similar',
    summary: 'Lists seeds and variants whose problems are like that of a variant, the likest first.',
    kind: 'query',
    capability: 'read',
    input: z.object({ variant: Id.describe('The variant') }),
  },
  async (ctx, input) => {
    const found = await ctx.db.variant.findFirst({
      where: { id: input.variant, projectId: ctx.project.id },
      select: { seq: true, problem: true },
    });
    if (!found) throw notFound('This variant');
    return similarTexts(ctx, { kind: 'variant', ...found });
  },
);
