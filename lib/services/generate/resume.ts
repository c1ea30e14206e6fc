import { notFound, precondition } from '#lib/domain/errors.ts';
import { BatchRef } from '#lib/domain/generate/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { setGoing } from './run/set-going.ts';

export const resumeBatch = projectVerb(
  {
    name: 'generate.resume',
    summary: 'Lets a paused batch go on where it stopped.',
    kind: 'command',
    capability: 'generate',
    input: BatchRef,
  },
  async (ctx, input) =>
    ctx.db.$transaction(async (tx) => {
      const batch = await tx.batch.findFirst({ where: { id: input.batch, projectId: ctx.project.id } });
      if (!batch) throw notFound('This batch');
      if (batch.status !== 'paused') throw precondition(`This batch is ${batch.status}, not paused.`);
      if (batch.budget !== null && batch.spent.gte(batch.budget))
        throw precondition(`The budget of $${batch.budget} is spent. Raise it first.`);
      await setGoing(ctx, tx, batch.id);
      await audit(tx, ctx, {
        action: 'generate.resume',
        target: `batch ${batch.id}`,
        before: { status: batch.status, stopReason: batch.stopReason },
        after: { status: 'queued' },
      });
      return { batch: batch.id, status: 'queued' as const };
    }),
);
