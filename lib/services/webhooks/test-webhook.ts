import { uuidv7 } from '#lib/domain/ids.ts';
import { testEvent } from '#lib/domain/webhooks/events.ts';
import { WebhookRef } from '#lib/domain/webhooks/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { attempt } from './attempt.ts';
import { findWebhook } from './find.ts';
import { noteByHand } from './note-attempt.ts';

export const testWebhook = projectVerb(
  {
    name: 'webhooks.test',
    summary: 'Sends a webhook a test message at once, also while it is turned off, and says what came back.',
    kind: 'command',
    capability: 'configure',
    input: WebhookRef,
  },
  async (ctx, { webhook: id }) => {
    const webhook = await findWebhook(ctx.db, ctx, id);
    const now = ctx.now();
    const { id: projectId, slug } = ctx.project;
    const data = { project: { id: projectId, slug }, text: 'A test from the settings of the project.' };
    const message = await ctx.db.$transaction(async (tx) => {
      await audit(tx, ctx, { action: 'webhooks.test', target: `webhook ${id}`, before: null, after: data });
      return tx.webhookMessage.create({
        data: {
          ...{
            id: uuidv7(now.getTime(), ctx.randomBytes(10)),
            webhookId: id,
            type: testEvent,
            at: now,
            data,
          },
          // Nobody tries it again by itself.
          ...{ state: 'failed' as const, nextAt: now, endedAt: now },
        },
      });
    });
    const outcome = await attempt(ctx, webhook, message);
    await noteByHand(ctx, { message, outcome });
    const { ok, status, error, tookMs } = outcome;
    return { message: message.id, ok, status, error, tookMs };
  },
);
