import type { Tx } from '#lib/db/client.ts';
import type { Webhook, WebhookMessage } from '#lib/db/generated/client.ts';
import { nextAttempt, reasonToTurnOff, restAfter } from '#lib/domain/webhooks/schedule.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../context.ts';
import type { Outcome } from './attempt.ts';

type Sent = { webhook: Webhook; message: WebhookMessage; outcome: Outcome };

/** Writes down an attempt of the schedule, and what follows from it for the message and for the webhook. */
export async function noteAttempt(ctx: Ctx, { webhook, message, outcome }: Sent): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    await tx.webhookAttempt.create({ data: rowOf(message, outcome, null) });
    if (outcome.ok) await succeeded(tx, ctx, message);
    else await failed(tx, ctx, { webhook, message, outcome });
  });
}

/** Writes down an attempt that a person made: a success counts, a failure changes no schedule. */
export async function noteByHand(ctx: Ctx, { message, outcome }: Omit<Sent, 'webhook'>): Promise<void> {
  const by = ctx.actor.kind === 'anonymous' ? 'visitor' : ctx.actor.label;
  await ctx.db.$transaction(async (tx) => {
    await tx.webhookAttempt.create({ data: rowOf(message, outcome, by) });
    if (outcome.ok) await succeeded(tx, ctx, message);
  });
}

const rowOf = (message: WebhookMessage, outcome: Outcome, sentBy: string | null) => {
  const { ok, retryAfter, ...row } = outcome;
  return { ...row, messageId: message.id, sentBy };
};

async function succeeded(tx: Tx, ctx: Ctx, { id, webhookId }: WebhookMessage): Promise<void> {
  const now = ctx.now();
  await tx.webhookMessage.update({ where: { id }, data: { state: 'delivered', endedAt: now } });
  const { count } = await tx.webhook.updateMany({
    where: { id: webhookId, failures: { gt: 0 } },
    data: { failures: 0, failingSince: null, restUntil: null },
  });
  if (count === 0) return;
  // It answers again: what waits need not wait for its hour.
  await tx.webhookMessage.updateMany({ where: { webhookId, state: 'waiting' }, data: { nextAt: now } });
}

async function failed(tx: Tx, ctx: Ctx, { webhook, message, outcome }: Sent): Promise<void> {
  const now = ctx.now();
  const { retryAfter, status } = outcome;
  const random = Buffer.from(ctx.randomBytes(4)).readUInt32BE() / 2 ** 32;
  const failures = message.failures + 1;
  const nextAt = nextAttempt(failures, now, random, retryAfter);
  await tx.webhookMessage.updateMany({
    where: { id: message.id, state: 'waiting' },
    data: nextAt ? { failures, nextAt } : { failures, state: 'failed', endedAt: now },
  });
  const failingSince = webhook.failingSince ?? now;
  const inARow = webhook.failures + 1;
  await tx.webhook.update({
    where: { id: webhook.id },
    data: { failures: inARow, failingSince, restUntil: restAfter(inARow, now, random, retryAfter) },
  });
  const reason = reasonToTurnOff({ failures: inARow, failingSince, status }, now);
  if (reason === null) return;
  await turnOff(tx, ctx, webhook.id, reason);
  const project = { id: webhook.projectId, slug: '', name: '' };
  await audit(
    tx,
    { ...ctx, project, role: 'owner' },
    {
      ...{ action: 'webhooks.turn-off', target: `webhook ${webhook.id}` },
      ...{ before: { enabled: true }, after: { enabled: false, reason } },
    },
  );
}

/** Nothing more is sent, and what waits is given up; `reason` where the studio itself did it. */
export async function turnOff(tx: Tx, ctx: Ctx, webhookId: string, reason: string | null): Promise<void> {
  await tx.webhook.update({ where: { id: webhookId }, data: { enabled: false, disabledReason: reason } });
  await tx.webhookMessage.updateMany({
    where: { webhookId, state: 'waiting' },
    data: { state: 'failed', endedAt: ctx.now() },
  });
}
