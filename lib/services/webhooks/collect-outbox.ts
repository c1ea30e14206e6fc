import { takeOutbox } from '#lib/db/queries/webhooks/take-outbox.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { groupNotes, type Told } from '#lib/domain/webhooks/group-notes.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { Ctx } from '../context.ts';

/** Notes that become messages in one transaction. */
const most = 500;

/** Makes the outbox into messages, one for each webhook that asks for the event. Any number of workers may do it. */
export async function collectOutbox(ctx: Ctx): Promise<number> {
  return ctx.db.$transaction(
    async (tx) => {
      const notes = await takeOutbox(tx, most);
      if (notes.length === 0) return 0;
      const told = groupNotes(notes);
      const projects = [...new Set(told.map(({ projectId }) => projectId))];
      const asking = { projectId: { in: projects }, enabled: true };
      // Locks them: a sender that ends at this moment ends before, or sees the messages.
      await tx.webhook.updateMany({ where: asking, data: { enabled: true } });
      const webhooks = await tx.webhook.findMany({
        where: asking,
        include: { project: { select: { id: true, slug: true } } },
      });
      for (const { id: webhookId, projectId, project, events } of webhooks) {
        const own = told.filter((one) => one.projectId === projectId && events.includes(one.type));
        if (own.length === 0) continue;
        await tx.webhookMessage.createMany({
          data: own.map((one) => messageOf(ctx, one, webhookId, project)),
        });
        await enqueue(tx, 'webhooks.deliver', { webhookId });
      }
      return notes.length;
    },
    { timeout: 60_000 },
  );
}

type Place = { id: string; slug: string };

function messageOf(ctx: Ctx, { type, at, data }: Told, webhookId: string, project: Place) {
  const now = ctx.now();
  const id = uuidv7(now.getTime(), ctx.randomBytes(10));
  return { id, webhookId, type, at, data: { project, ...data }, nextAt: now };
}
