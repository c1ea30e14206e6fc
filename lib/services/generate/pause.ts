import { notFound, precondition } from '#lib/domain/errors.ts';
import { BatchRef } from '#lib/domain/generate/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';

export const pauseBatch = projectVerb(
  {
    name: 'generate.pause',
    summary: 'Pauses a batch: nothing new is asked; calls that are under way end and are stored.',
    kind: 'command',
    capability: 'generate',
    input: BatchRef,
  },
  async (ctx, input) =>
    ctx.db.$transaction(async (tx) => {
      const batch = await tx.batch.findFirst({ where: { id: input.batch, projectId: ctx.project.id } });
      if (!batch) throw notFound('This batch');
      const paused = await tx.batch.updateMany({
        where: { id: batch.id, status: { in: ['queued', 'running'] } },
        data: { status: 'paused', stopReason: 'person', error: null },
      });
      if (paused.count === 0)
        throw precondition(`This batch is ${batch.status}; only a running one can be paused.`);
      await audit(tx, ctx, {
        action: 'generate.pause',
        target: `batch ${batch.id}`,
        before: { status: batch.status },
        after: { status: 'paused' },
      });
      return { batch: batch.id, status: 'paused' as const };
    }),
);
