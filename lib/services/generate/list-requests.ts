import { z } from 'zod';
import { requestsOfStatus } from '#lib/db/queries/requests-of-status.ts';
import { RequestStatus } from '#lib/domain/generate/schema.ts';
import { Id, Page } from '#lib/domain/ids.ts';
import { pageOf } from '../page-of.ts';
import { projectVerb } from '../verb.ts';
import { requireBatch } from './require-batch.ts';

export const listRequests = projectVerb(
  {
    name: 'generate.requests',
    summary: 'Lists the requests of a batch with what came of each: the reply, or why there is none.',
    kind: 'query',
    capability: 'read',
    input: Page.extend({
      batch: Id.describe('The batch'),
      status: RequestStatus.optional().describe('Only requests in this state'),
      reason: z.string().max(100).optional().describe('Only requests with this reason'),
    }),
  },
  async (ctx, { after, limit, batch, status, reason }) => {
    await requireBatch(ctx, batch);
    const found = await ctx.db.generationRequest.findMany({
      where: {
        batch: { id: batch, projectId: ctx.project.id },
        batchId: batch,
        ...(status
          ? {
              id: {
                in: await requestsOfStatus(ctx.db, {
                  batchId: batch,
                  status,
                  reason,
                  after,
                  count: limit + 1,
                }),
              },
            }
          : { reason, seq: after === undefined ? undefined : { gt: after } }),
      },
      orderBy: { seq: 'asc' },
      take: limit + 1,
      include: {
        seed: { select: { id: true, seq: true, problem: true } },
        problem: { select: { id: true, seq: true, problem: true } },
        variant: { select: { id: true, seq: true } },
        calls: { orderBy: [{ step: 'asc' }, { attempt: 'asc' }] },
      },
    });
    const { page, nextAfter } = pageOf(found, limit, ({ seq }) => seq);
    const items = page.map(
      ({ fence, leaseUntil, workerId, state, seq, seed, problem, variant, calls, ...row }) => ({
        ...row,
        seq: Number(seq),
        calls: calls.map((call) => ({ ...call, cost: call.cost === null ? null : Number(call.cost) })),
        seed: seed && { ...seed, seq: Number(seed.seq) },
        problem: problem && { ...problem, seq: Number(problem.seq) },
        variant: variant && { ...variant, seq: Number(variant.seq) },
      }),
    );
    return { items, nextAfter };
  },
);
