import { enqueue } from '#lib/jobs/enqueue.ts';
import type { Ctx } from '../context.ts';
import { attempt } from './attempt.ts';
import { noteAttempt } from './note-attempt.ts';

/** A sender holds its webhook for so long, longer than one attempt takes. */
const leaseMs = 30_000;
/** After this long a job comes back, so that other work has its turn. */
const turnMs = 20_000;
/** What was sent is kept for so long. */
const keptMs = 30 * 24 * 3600 * 1000;

/**
 * The job "webhooks.deliver": sends what waits for one webhook, one message after the other, and comes back when the
 * next may be tried. A receiver that hangs holds one job and not all of them. Killed at any moment it goes on: a message
 * that was sent and not noted is sent again under the same id.
 */
export async function deliverWebhook(
  ctx: Ctx,
  webhookId: string,
  { stopping, answerWithin }: { stopping?: AbortSignal; answerWithin?: number } = {},
): Promise<void> {
  if (!(await hold(ctx, webhookId))) return comeBack(ctx, webhookId);
  const end = ctx.now().getTime() + turnMs;
  while (!stopping?.aborted && ctx.now().getTime() < end) {
    const sent = await sendNext(ctx, webhookId, answerWithin);
    if (!sent) break;
  }
  await release(ctx, webhookId);
}

async function hold(ctx: Ctx, id: string): Promise<boolean> {
  const now = ctx.now();
  const { count } = await ctx.db.webhook.updateMany({
    where: { id, enabled: true, OR: [{ busyUntil: null }, { busyUntil: { lt: now } }] },
    data: { busyUntil: new Date(now.getTime() + leaseMs) },
  });
  return count === 1;
}

/** Another worker sends, or was killed while it did: its lease says which. */
async function comeBack(ctx: Ctx, webhookId: string): Promise<void> {
  const found = await ctx.db.webhook.findUnique({ where: { id: webhookId } });
  if (!found?.enabled) return;
  const runAt = new Date(ctx.now().getTime() + 2000);
  await ctx.db.$transaction((tx) => enqueue(tx, 'webhooks.deliver', { webhookId }, { runAt }));
}

/** Sends the message that failed least and waits longest; false where none may be sent now. */
async function sendNext(ctx: Ctx, id: string, answerWithin: number | undefined): Promise<boolean> {
  const now = ctx.now();
  const busyUntil = new Date(now.getTime() + leaseMs);
  const open = { id, enabled: true, OR: [{ restUntil: null }, { restUntil: { lte: now } }] };
  const { count } = await ctx.db.webhook.updateMany({ where: open, data: { busyUntil } });
  if (count === 0) return false;
  const [webhook, message] = await Promise.all([
    ctx.db.webhook.findUnique({ where: { id } }),
    ctx.db.webhookMessage.findFirst({
      where: { webhookId: id, state: 'waiting', nextAt: { lte: now } },
      orderBy: [{ failures: 'asc' }, { seq: 'asc' }],
    }),
  ]);
  if (!webhook || !message) return false;
  const outcome = await attempt(ctx, webhook, message, answerWithin);
  await noteAttempt(ctx, { webhook, message, outcome });
  return true;
}

async function release(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    await tx.webhook.updateMany({ where: { id }, data: { busyUntil: null } });
    const old = new Date(ctx.now().getTime() - keptMs);
    await tx.webhookMessage.deleteMany({ where: { webhookId: id, endedAt: { lt: old } } });
    const webhook = await tx.webhook.findUnique({ where: { id } });
    const next = await tx.webhookMessage.findFirst({
      where: { webhookId: id, state: 'waiting' },
      orderBy: { nextAt: 'asc' },
    });
    if (!webhook?.enabled || !next) return;
    const runAt = new Date(Math.max(webhook.restUntil?.getTime() ?? 0, next.nextAt.getTime()));
    await enqueue(tx, 'webhooks.deliver', { webhookId: id }, { runAt });
  });
}
