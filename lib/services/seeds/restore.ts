import { z } from 'zod';
import type { Tx } from '#lib/db/client.ts';
import { chosenSeeds } from '#lib/db/queries/browse/chosen-seeds.ts';
import { type RestoredSeeds, restoreSeeds } from '#lib/db/queries/browse/restore-seeds.ts';
import { ChosenSeeds } from '#lib/domain/seeds/bulk.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { requireChosen } from '../browse/require-chosen.ts';
import { projectVerb } from '../verb.ts';
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
    requireChosen('seeds', chosen);
    const moment = act === undefined ? undefined : new Date(act);
    return ctx.db.$transaction(
      async (tx) => {
        const restored = await restoreSeeds(tx, chosenSeeds(ctx.project.id, chosen), moment);
        const count = restored.reduce((sum, one) => sum + one.count, 0);
        await compareImports(tx, ctx.project.id, restored);
        const after = { setAside: false, count, act: act ?? null, ...described(chosen) };
        await audit(tx, ctx, {
          action: 'seeds.restore',
          target: `project ${ctx.project.slug}`,
          before: { setAside: true },
          after,
        });
        return { count };
      },
      { timeout: 600_000 },
    );
  },
);

/** A benchmark may have come while the seeds were set aside: the imports that they came with are compared again. */
async function compareImports(tx: Tx, projectId: string, restored: readonly RestoredSeeds[]): Promise<void> {
  if ((await tx.benchmark.count({ where: { projectId, status: 'done' } })) === 0) return;
  for (const { importId } of restored) await enqueue(tx, 'contamination.import', { importId });
}
