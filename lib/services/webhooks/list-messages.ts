import { WebhookMessages } from '#lib/domain/webhooks/schema.ts';
import { pageOf } from '../page-of.ts';
import { projectVerb } from '../verb.ts';
import { findWebhook } from './find.ts';

export const listMessages = projectVerb(
  {
    name: 'webhooks.list-messages',
    summary: 'Lists what a webhook was told in the last 30 days, newest first, with the last attempt.',
    kind: 'query',
    capability: 'configure',
    input: WebhookMessages,
  },
  async (ctx, { webhook: webhookId, after, limit }) => {
    await findWebhook(ctx.db, ctx, webhookId);
    const rows = await ctx.db.webhookMessage.findMany({
      where: { webhookId, ...(after === undefined ? {} : { seq: { lt: after } }) },
      include: { attempts: { orderBy: { at: 'desc' }, take: 1 }, _count: { select: { attempts: true } } },
      orderBy: { seq: 'desc' },
      take: limit + 1,
    });
    const { page, nextAfter } = pageOf(rows, limit, ({ seq }) => seq);
    const items = page.map(({ id, seq, type, at, state, nextAt, attempts: [last], _count }) => ({
      ...{ id, seq: Number(seq), type, at, state, attempts: _count.attempts },
      nextAt: state === 'waiting' ? nextAt : null,
      last: last ? { at: last.at, status: last.status, error: last.error, tookMs: last.tookMs } : null,
    }));
    return { items, nextAfter };
  },
);
