import type { Tx } from '#lib/db/client.ts';
import type { Webhook } from '#lib/db/generated/client.ts';
import { limitReached } from '#lib/domain/errors.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { mostWebhooks, SaveWebhook } from '#lib/domain/webhooks/schema.ts';
import { audit } from '../audit.ts';
import { userIdOf } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';
import { refuseAddress } from '../settings/private-reach.ts';
import { projectVerb } from '../verb.ts';
import { findWebhook } from './find.ts';
import { turnOff } from './note-attempt.ts';
import { newSecret } from './secrets.ts';
import { webhookView } from './view.ts';

/** The secret of a new webhook is in this answer and nowhere else. */
export const saveWebhook = projectVerb(
  {
    name: 'webhooks.save',
    summary: 'Adds a webhook, and shows its secret this once; or changes one.',
    kind: 'command',
    capability: 'configure',
    input: SaveWebhook,
  },
  async (ctx, { id, ...input }) => {
    await refuseAddress(ctx.db, 'url', input.url);
    return ctx.db.$transaction(async (tx) => {
      const before = id === undefined ? null : await findWebhook(tx, ctx, id);
      const { saved, secret } = before
        ? { saved: await change(tx, ctx, before, input), secret: null }
        : await make(tx, ctx, input);
      await audit(tx, ctx, {
        action: 'webhooks.save',
        target: `webhook ${saved.id}`,
        before: before && webhookView(before),
        after: webhookView(saved),
      });
      return { ...webhookView(saved), secret };
    });
  },
);

type Settings = Omit<SaveWebhook, 'id'>;

async function make(tx: Tx, ctx: ProjectCtx, input: Settings) {
  const count = await tx.webhook.count({ where: { projectId: ctx.project.id } });
  if (count >= mostWebhooks) throw limitReached(`A project has at most ${mostWebhooks} webhooks.`);
  const id = uuidv7(ctx.now().getTime(), ctx.randomBytes(10));
  const { secret, sealed } = newSecret(ctx, id);
  const owner = { projectId: ctx.project.id, createdById: userIdOf(ctx), createdAt: ctx.now() };
  const saved = await tx.webhook.create({ data: { ...input, ...owner, id, secret: sealed } });
  return { saved, secret };
}

async function change(tx: Tx, ctx: ProjectCtx, before: Webhook, input: Settings): Promise<Webhook> {
  const { id } = before;
  if (!input.enabled && before.enabled) await turnOff(tx, ctx, id, null);
  const fresh = { failures: 0, failingSince: null, restUntil: null, disabledReason: null };
  const begins = input.enabled && (!before.enabled || before.url !== input.url);
  return tx.webhook.update({ where: { id }, data: { ...input, ...(begins && fresh) } });
}
