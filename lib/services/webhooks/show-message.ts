import { MessageRef } from '#lib/domain/webhooks/schema.ts';
import { projectVerb } from '../verb.ts';
import { bodyOf } from './attempt.ts';
import { findMessage } from './find.ts';

export const showMessage = projectVerb(
  {
    name: 'webhooks.show-message',
    summary: 'Shows a message as it is sent, with every attempt and what the receiver answered.',
    kind: 'query',
    capability: 'configure',
    input: MessageRef,
  },
  async (ctx, { message: id }) => {
    const message = await findMessage(ctx, id);
    const attempts = await ctx.db.webhookAttempt.findMany({
      where: { messageId: id },
      orderBy: { at: 'desc' },
      take: 100,
      omit: { messageId: true },
    });
    const { webhookId: webhook, type, at, state, nextAt } = message;
    return {
      ...{ id, webhook, type, at, state, body: bodyOf(message), attempts },
      nextAt: state === 'waiting' ? nextAt : null,
    };
  },
);
