import type { Prisma } from '#lib/db/generated/client.ts';
import { planRequests } from '#lib/db/queries/plan-requests.ts';
import { precondition } from '#lib/domain/errors.ts';
import { batchName } from '#lib/domain/generate/plan-batch.ts';
import { BatchPlan } from '#lib/domain/generate/schema.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { type ResolvedPlan, resolvePlan } from './run/resolve-plan.ts';

export const startBatch = projectVerb(
  {
    name: 'generate.start',
    summary: 'Starts a batch: one method over the seeds that the filter admits.',
    kind: 'command',
    capability: 'generate',
    input: BatchPlan,
  },
  async (ctx, input) => {
    const plan = await resolvePlan(ctx, input);
    const { method, recipe } = plan;
    return ctx.db.$transaction(
      async (tx) => {
        const created = await tx.batch.create({
          data: {
            projectId: ctx.project.id,
            name: input.name,
            method: method.id,
            endpointId: recipe.model?.id ?? null,
            recipe: recipe as Prisma.InputJsonObject,
            total: 0,
            createdById: ctx.actor.kind === 'user' ? ctx.actor.id : null,
            createdAt: ctx.now(),
          },
        });
        const total = await planRequests(tx, created.id, plan.selection, recipe.samples);
        if (total === 0) throw noSeeds(plan);
        const name = batchName(input.name, method, total / recipe.samples);
        const batch = await tx.batch.update({ where: { id: created.id }, data: { total, name } });
        await enqueue(tx, 'generate.run', { batchId: batch.id });
        await audit(tx, ctx, {
          action: 'generate.start',
          target: `batch ${batch.id}`,
          after: { name, total, ...recipe },
        });
        return { batch: batch.id, seq: Number(batch.seq), name, method: method.id, requests: total };
      },
      { timeout: 300_000, maxWait: 10_000 },
    );
  },
);

function noSeeds({ selection }: ResolvedPlan) {
  const needs = selection.needs.length > 0 ? ` that have ${selection.needs.join(' and ')}` : '';
  return precondition(`The filter admits no seeds${needs}. Import seeds, or admit more of them.`);
}
