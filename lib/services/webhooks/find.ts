import type { Db, Tx } from '#lib/db/client.ts';
import type { Webhook, WebhookMessage } from '#lib/db/generated/client.ts';
import { notFound } from '#lib/domain/errors.ts';
import type { ProjectCtx } from '../context.ts';

/** A webhook of the project. Throws NOT_FOUND. */
export async function findWebhook(db: Db | Tx, ctx: ProjectCtx, id: string): Promise<Webhook> {
  const found = await db.webhook.findFirst({ where: { id, projectId: ctx.project.id } });
  if (!found) throw notFound('This webhook');
  return found;
}

/** A message of one of the project's webhooks, with it. Throws NOT_FOUND. */
export async function findMessage(
  ctx: ProjectCtx,
  id: string,
): Promise<WebhookMessage & { webhook: Webhook }> {
  const found = await ctx.db.webhookMessage.findFirst({
    where: { id, webhook: { projectId: ctx.project.id } },
    include: { webhook: true },
  });
  if (!found) throw notFound('This message');
  return found;
}
