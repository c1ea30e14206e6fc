import { Recheck } from '#lib/domain/check/schema.ts';
import { notFound } from '#lib/domain/errors.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';

export const recheck = projectVerb(
  {
    name: 'check.again',
    summary: 'Runs every rule again over the variants of a batch or of the project, in the background.',
    kind: 'command',
    capability: 'check',
    input: Recheck,
  },
  async (ctx, { batch }) =>
    ctx.db.$transaction(async (tx) => {
      if (batch && !(await tx.batch.findFirst({ where: { id: batch, projectId: ctx.project.id } }))) {
        throw notFound('This batch');
      }
      const variants = await tx.variant.count({ where: { projectId: ctx.project.id, batchId: batch } });
      if (batch) await enqueue(tx, 'check.batch', { batchId: batch });
      else await enqueue(tx, 'check.project', { projectId: ctx.project.id });
      const target = batch ? `batch ${batch}` : `project ${ctx.project.slug}`;
      await audit(tx, ctx, { action: 'check.again', target, before: null, after: { variants } });
      return { variants };
    }),
);
