import { WebhookRef } from '#lib/domain/webhooks/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { findWebhook } from './find.ts';
import { webhookView } from './view.ts';

export const deleteWebhook = projectVerb(
  {
    name: 'webhooks.delete',
    summary: 'Deletes a webhook with its log; what waits for it is not sent.',
    kind: 'command',
    capability: 'configure',
    input: WebhookRef,
  },
  async (ctx, { webhook: id }) =>
    ctx.db.$transaction(async (tx) => {
      const before = await findWebhook(tx, ctx, id);
      await tx.webhook.delete({ where: { id } });
      const was = { before: webhookView(before), after: null };
      await audit(tx, ctx, { action: 'webhooks.delete', target: `webhook ${id}`, ...was });
      return { id };
    }),
);
