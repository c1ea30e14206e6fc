import { RotateSecret } from '#lib/domain/webhooks/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { findWebhook } from './find.ts';
import { newSecret } from './secrets.ts';

/** The new secret is in this answer and nowhere else. */
export const rotateSecret = projectVerb(
  {
    name: 'webhooks.rotate-secret',
    summary: 'Makes a new secret and shows it this once; the old one signs beside it for some hours.',
    kind: 'command',
    capability: 'configure',
    input: RotateSecret,
  },
  async (ctx, { webhook: id, hours }) =>
    ctx.db.$transaction(async (tx) => {
      const before = await findWebhook(tx, ctx, id);
      const { secret, sealed } = newSecret(ctx, id);
      const previousUntil = hours === 0 ? null : new Date(ctx.now().getTime() + hours * 3_600_000);
      const previousSecret = hours === 0 ? null : before.secret;
      await tx.webhook.update({ where: { id }, data: { secret: sealed, previousSecret, previousUntil } });
      await audit(tx, ctx, {
        action: 'webhooks.rotate-secret',
        target: `webhook ${id}`,
        before: { previousUntil: before.previousUntil?.toISOString() ?? null },
        after: { previousUntil: previousUntil?.toISOString() ?? null },
      });
      return { id, secret, previousUntil };
    }),
);
