import { BatchStatus } from '#lib/domain/generate/schema.ts';
import { Page } from '#lib/domain/ids.ts';
import { pageOf } from '../page-of.ts';
import { projectVerb } from '../verb.ts';
import { batchView, countRequests } from './run/batch-view.ts';

export const listBatches = projectVerb(
  {
    name: 'generate.batches',
    summary:
      'Lists the batches of a project, the newest first, with their progress; evaluations have a list of their own.',
    kind: 'query',
    capability: 'read',
    input: Page.extend({ status: BatchStatus.optional().describe('Only batches in this state') }),
  },
  async (ctx, { after, limit, status }) => {
    const found = await ctx.db.batch.findMany({
      where: {
        projectId: ctx.project.id,
        status,
        makes: { not: 'replies' },
        seq: after === undefined ? undefined : { lt: after },
      },
      orderBy: { seq: 'desc' },
      take: limit + 1,
    });
    const { page, nextAfter } = pageOf(found, limit, ({ seq }) => seq);
    const counts = await countRequests(ctx.db, page);
    const items = page.map((batch) => batchView(batch, counts.get(batch.id)!, ctx.now()));
    return { items, nextAfter };
  },
);
