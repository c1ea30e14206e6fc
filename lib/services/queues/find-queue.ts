import type { Tx } from '#lib/db/client.ts';
import type { ReviewQueue } from '#lib/db/generated/client.ts';
import { queueToWork as findToWork, type QueueToWork } from '#lib/db/queries/queues/queue-to-work.ts';
import { forbidden, notFound, precondition } from '#lib/domain/errors.ts';
import type { ProjectCtx } from '../context.ts';

export type Queue = ReviewQueue & { members: { userId: string }[] };

/** A queue of the project. */
export async function findQueue(tx: Tx, ctx: ProjectCtx, id: string): Promise<Queue> {
  const found = await tx.reviewQueue.findFirst({
    where: { id, projectId: ctx.project.id },
    include: { members: { select: { userId: true } } },
  });
  if (!found) throw notFound('This queue');
  return found;
}

/** True where this person may work the queue: its members, or everybody where it has none. */
export const mayWork = (queue: Queue, userId: string): boolean =>
  queue.members.length === 0 || queue.members.some((member) => member.userId === userId);

/** A queue that this person may work now. */
export async function queueToWork(
  tx: Tx,
  ctx: ProjectCtx,
  queueId: string,
  userId: string,
): Promise<QueueToWork> {
  const queue = await findToWork(tx, { queueId, projectId: ctx.project.id, userId });
  if (!queue) throw notFound('This queue');
  if (!queue.isOpenTo) {
    throw forbidden(`“${queue.name}” is worked by its members. Ask a lead to add you.`);
  }
  if (queue.status === 'closed') throw precondition(`“${queue.name}” is closed.`);
  if (queue.status === 'filling') {
    throw precondition(`“${queue.name}” is being filled. Come back in a moment.`);
  }
  return queue;
}
