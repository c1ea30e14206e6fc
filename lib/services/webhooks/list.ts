import { z } from 'zod';
import { projectVerb } from '../verb.ts';
import { webhookView } from './view.ts';

export const listWebhooks = projectVerb(
  {
    name: 'webhooks.list',
    summary: 'Lists the webhooks of a project and how they are.',
    kind: 'query',
    capability: 'configure',
    input: z.object({}),
  },
  async (ctx) => {
    const found = await ctx.db.webhook.findMany({
      where: { projectId: ctx.project.id },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
    const waiting = await ctx.db.webhookMessage.groupBy({
      by: ['webhookId'],
      where: { webhookId: { in: found.map(({ id }) => id) }, state: 'waiting' },
      _count: true,
    });
    const waits = new Map(waiting.map(({ webhookId, _count }) => [webhookId, _count]));
    return { items: found.map((one) => ({ ...webhookView(one), waiting: waits.get(one.id) ?? 0 })) };
  },
);
