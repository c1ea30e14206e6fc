import { z } from 'zod';
import { chosenSeeds } from '#lib/db/queries/browse/chosen-seeds.ts';
import { restoreSeeds } from '#lib/db/queries/browse/restore-seeds.ts';
import { ChosenSeeds } from '#lib/domain/seeds/bulk.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { requireChosen } from './require-chosen.ts';
import { described } from './set-aside.ts';

export const restore = projectVerb(
  {
    name: 'seeds.restore',
    summary: 'Takes seeds back that were set aside: chosen ones, or all of one act.',
    kind: 'command',
    capability: 'import',
    input: ChosenSeeds.extend({
      act: z.iso.datetime().optional().describe('Only those that this act of seeds.set-aside took'),
    }),
  },
  async (ctx, { act, ...chosen }) => {
    requireChosen(chosen);
    const moment = act === undefined ? undefined : new Date(act);
    return ctx.db.$transaction(
      async (tx) => {
        const count = await restoreSeeds(tx, chosenSeeds(ctx.project.id, chosen), moment);
        const after = { count, act: act ?? null, ...described(chosen) };
        await audit(tx, ctx, { action: 'seeds.restore', target: `project ${ctx.project.slug}`, after });
        return { count };
      },
      { timeout: 600_000 },
    );
  },
);
