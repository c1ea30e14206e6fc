import { BatchRef } from '#lib/domain/generate/schema.ts';
import { projectVerb } from '../../verb.ts';
import { requireBatch } from '../require-batch.ts';

export const listProviderBatches = projectVerb(
  {
    name: 'generate.provider-batches',
    summary: "Lists what a batch has at providers' Batch APIs: state, lines answered and failed.",
    kind: 'query',
    capability: 'read',
    input: BatchRef,
  },
  async (ctx, { batch }) => {
    await requireBatch(ctx, batch);
    const items = await ctx.db.providerBatch.findMany({
      where: { batchId: batch },
      orderBy: { createdAt: 'desc' },
      take: 200,
      omit: { inputFileId: true, outputFileId: true, errorFileId: true },
    });
    return { items };
  },
);

export type ProviderBatchRow = Awaited<ReturnType<typeof listProviderBatches>>['items'][number];
