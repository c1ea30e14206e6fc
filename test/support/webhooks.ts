import { onTestFinished } from 'vitest';
import type { Ctx } from '#lib/services/context.ts';
import { collectOutbox } from '#lib/services/webhooks/collect-outbox.ts';
import { deliverWebhook } from '#lib/services/webhooks/deliver.ts';
import { listMessages, saveWebhook } from '#lib/services/webhooks/index.ts';
import { makeProject } from './factories.ts';
import { openReceiver, type WebhookReceiver } from './webhook-receiver.ts';

type Events = Parameters<typeof saveWebhook>[1]['events'];

/** A receiver and the project's webhook to it. */
export async function receiverOf(ctx: Ctx, project: string, events: Events = ['batch.finished']) {
  const receiver = await openReceiver();
  onTestFinished(() => receiver.close());
  const { id, secret } = await saveWebhook(ctx, { project, url: receiver.url, events });
  if (secret) receiver.secrets.push(secret);
  return { receiver, webhook: id };
}

/** A project with a receiver. */
export async function toldProject(ctx: Ctx) {
  const { id, slug: project } = await makeProject(ctx.db);
  return { id, project, ...(await receiverOf(ctx, project)) };
}

/** An event in a project, as the triggers note it. */
export async function somethingHappens(ctx: Ctx, projectId: string, name = 'a batch'): Promise<void> {
  await ctx.db.webhookOutbox.create({
    data: { projectId, type: 'batch.finished', at: ctx.now(), data: { name } },
  });
}

/** What the worker does every two seconds and in its job, once. */
export async function tell(ctx: Ctx, webhook: string, answerWithin?: number): Promise<void> {
  while ((await collectOutbox(ctx)) > 0);
  await deliverWebhook(ctx, webhook, { answerWithin });
}

/** What the log says, oldest first. */
export async function logOf(ctx: Ctx, project: string, webhook: string) {
  const { items } = await listMessages(ctx, { project, webhook });
  return items.toReversed();
}

export const typesOf = ({ received }: WebhookReceiver): string[] => received.map(({ type }) => type);
