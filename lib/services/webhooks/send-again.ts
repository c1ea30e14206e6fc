import { precondition } from '#lib/domain/errors.ts';
import { MessageRef } from '#lib/domain/webhooks/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { attempt } from './attempt.ts';
import { findMessage } from './find.ts';
import { noteByHand } from './note-attempt.ts';

export const sendAgain = projectVerb(
  {
    name: 'webhooks.send-again',
    summary: 'Sends a message again at once, under the same id, and says what came back.',
    kind: 'command',
    capability: 'configure',
    input: MessageRef,
  },
  async (ctx, { message: id }) => {
    const { webhook, ...message } = await findMessage(ctx, id);
    if (!webhook.enabled) throw precondition('This webhook is turned off. Turn it on first.');
    await ctx.db.$transaction((tx) =>
      audit(tx, ctx, {
        action: 'webhooks.send-again',
        target: `webhook ${webhook.id}`,
        before: null,
        after: { message: id },
      }),
    );
    const outcome = await attempt(ctx, webhook, message);
    await noteByHand(ctx, { message, outcome });
    const { ok, status, error, tookMs } = outcome;
    return { message: id, ok, status, error, tookMs };
  },
);
