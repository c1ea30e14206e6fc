import { z } from 'zod';
import { notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { similarTexts } from '../browse/similar-texts.ts';
import { projectVerb } from '../verb.ts';

export const similarToSeed = projectVerb(
  {
    name: 'seeds.similar',
    summary: 'Lists seeds and variants whose problems are like that of a seed, the likest first.',
    kind: 'query',
    capability: 'read',
    input: z.object({ seed: Id.describe('The seed') }),
  },
  async (ctx, input) => {
    const found = await ctx.db.seed.findFirst({
      where: { id: input.seed, projectId: ctx.project.id },
      select: { seq: true, problem: true },
    });
    if (!found) throw notFound('This seed');
    return similarTexts(ctx, { kind: 'seed', ...found });
  },
);
