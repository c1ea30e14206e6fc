import { z } from 'zod';
import { presets } from '#lib/domain/train/presets.ts';
import { templates } from '#lib/domain/train/templates.ts';
import { projectVerb } from '../verb.ts';

const mostBases = 20;

export const trainOptions = projectVerb(
  {
    name: 'train.options',
    summary: 'What a run can be made of: the recipes with their sources, prompts, and bases used before.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const used = await ctx.db.trainingRun.groupBy({
      ...{ by: ['base'], where: { projectId: ctx.project.id }, _max: { number: true } },
      ...{ orderBy: { _max: { number: 'desc' } }, take: mostBases },
    });
    return {
      presets: presets.map(({ rates, ...preset }) => ({
        ...preset,
        rates: rates.map(({ match, learningRate }) => ({ match: match.source, learningRate })),
      })),
      templates: templates.map((one) => ({ ...one })),
      bases: used.map(({ base }) => base),
    };
  },
);
