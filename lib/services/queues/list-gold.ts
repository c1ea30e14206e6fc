import { z } from 'zod';
import { goldVotes } from '#lib/db/queries/queues/gold-votes.ts';
import { Id } from '#lib/domain/ids.ts';
import { accuracyOf } from '#lib/domain/queues/accuracy.ts';
import { projectVerb } from '../verb.ts';
import { findQueue } from './find-queue.ts';

export const listGold = projectVerb(
  {
    name: 'queues.gold',
    summary: 'Lists the gold variants of a project, the newest first.',
    kind: 'query',
    capability: 'gold',
    input: z.object({}),
  },
  async (ctx) => {
    const rows = await ctx.db.goldVariant.findMany({
      where: { projectId: ctx.project.id },
      orderBy: { at: 'desc' },
      take: 500,
      include: { variant: { select: { seq: true, problem: true, revision: true, status: true } } },
    });
    const items = rows.map(({ variant, ...gold }) => ({
      ...{ id: gold.variantId, action: gold.action, reasons: gold.reasons, note: gold.note },
      ...{ markedLabel: gold.markedLabel, at: gold.at, revision: gold.revision },
      ...{ seq: Number(variant.seq), problem: variant.problem },
      // Edited or decided since: it is not asked any more.
      isAsked: variant.status === 'pending' && variant.revision === gold.revision,
    }));
    return { items };
  },
);

export const showAccuracy = projectVerb(
  {
    name: 'queues.accuracy',
    summary: 'Shows how often each person decided gold variants as they are known to be.',
    kind: 'query',
    capability: 'gold',
    input: z.object({ queue: Id.optional().describe('Only in this queue') }),
  },
  async (ctx, input) => {
    if (input.queue) await findQueue(ctx.db, ctx, input.queue);
    const counts = await goldVotes(ctx.db, { projectId: ctx.project.id, queueId: input.queue ?? null });
    return { items: counts.map(accuracyOf) };
  },
);

export type Accuracy = Awaited<ReturnType<typeof showAccuracy>>['items'][number];
