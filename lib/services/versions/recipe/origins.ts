import { z } from 'zod';
import { readProjectSetting } from '../../projects/read-setting.ts';
import { projectVerb } from '../../verb.ts';

/** The newest of each: older ones are still named by their ids. */
const most = 50;

export const recipeOrigins = projectVerb(
  {
    name: 'versions.origins',
    summary: 'Lists what a recipe can name: core sets, audits with their strata, batches, the tokenizer.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const where = { projectId: ctx.project.id };
    const [selections, audits, batches, { file }] = await Promise.all([
      ctx.db.corpusSelection.findMany({
        where,
        orderBy: { createdAt: 'desc' },
        take: most,
        select: { id: true, name: true, size: true },
      }),
      ctx.db.auditPlan.findMany({
        where: { ...where, status: { in: ['running', 'closed'] } },
        orderBy: { seq: 'desc' },
        take: most,
        select: {
          ...{ id: true, name: true, population: true },
          strata: { orderBy: { stratum: 'asc' }, select: { key: true } },
        },
      }),
      ctx.db.batch.findMany({
        where: { ...where, makes: 'variants' },
        orderBy: { seq: 'desc' },
        take: most,
        select: { id: true, name: true },
      }),
      readProjectSetting(ctx.db, ctx.project.id, 'tokenizer'),
    ]);
    return {
      ...{ selections, batches, tokenizer: file },
      audits: audits.map(({ strata, ...audit }) => ({ ...audit, strata: strata.map(({ key }) => key) })),
    };
  },
);
