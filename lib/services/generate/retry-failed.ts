import { requeueRequests } from '#lib/db/queries/requeue-requests.ts';
import { notFound, precondition } from '#lib/domain/errors.ts';
import { BatchRef } from '#lib/domain/generate/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { setGoing } from './run/set-going.ts';

export const retryFailed = projectVerb(
  {
    name: 'generate.retry',
    summary: 'Puts the failed and the cancelled requests of a batch back into the queue.',
    kind: 'command',
    capability: 'generate',
    input: BatchRef,
  },
  async (ctx, input) =>
    ctx.db.$transaction(
      async (tx) => {
        const batch = await tx.batch.findFirst({ where: { id: input.batch, projectId: ctx.project.id } });
        if (!batch) throw notFound('This batch');
        const requests = await requeueRequests(tx, batch.id);
        if (requests === 0) throw precondition('No request of this batch failed or was cancelled.');
        await setGoing(ctx, tx, batch.id);
        await audit(tx, ctx, {
          action: 'generate.retry',
          target: `batch ${batch.id}`,
          before: { status: batch.status, error: batch.error },
          after: { requests },
        });
        return { batch: batch.id, requests };
      },
      { timeout: 300_000 },
    ),
);
