import { z } from 'zod';
import { notFound, precondition } from '#lib/domain/errors.ts';
import { StopConditions } from '#lib/domain/generate/plan.ts';
import { BatchRef } from '#lib/domain/generate/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { requirePrices } from './run/require-prices.ts';
import { setGoing } from './run/set-going.ts';

const budget = z.union([z.literal('none'), StopConditions.shape.dollars.unwrap()]);

export const setBudget = projectVerb(
  {
    name: 'generate.set-budget',
    summary: 'Changes what a batch may spend; one that paused because its budget was spent goes on.',
    kind: 'command',
    capability: 'generate',
    input: BatchRef.extend({
      budget: budget.describe('US dollars over all of its calls, or none for no limit'),
    }),
  },
  async (ctx, input) =>
    ctx.db.$transaction(async (tx) => {
      const batch = await tx.batch.findFirst({ where: { id: input.batch, projectId: ctx.project.id } });
      if (!batch) throw notFound('This batch');
      const dollars = input.budget === 'none' ? null : input.budget;
      if (dollars !== null) await requirePrices(tx, batch.id);
      if (dollars !== null && batch.spent.gte(dollars) && batch.status !== 'running') {
        throw precondition(`$${batch.spent} are spent already: give a budget above that.`);
      }
      await tx.batch.update({ where: { id: batch.id }, data: { budget: dollars } });
      const goesOn = batch.status === 'paused' && batch.stopReason === 'budget';
      if (goesOn) await setGoing(ctx, tx, batch.id);
      await audit(tx, ctx, {
        action: 'generate.set-budget',
        target: `batch ${batch.id}`,
        before: { budget: batch.budget === null ? null : Number(batch.budget), status: batch.status },
        after: { budget: dollars, status: goesOn ? 'queued' : batch.status },
      });
      return { batch: batch.id, budget: dollars, status: goesOn ? ('queued' as const) : batch.status };
    }),
);
