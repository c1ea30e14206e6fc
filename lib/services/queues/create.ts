import type { Tx } from '#lib/db/client.ts';
import { countChosen } from '#lib/db/queries/queues/count-chosen.ts';
import { invalid } from '#lib/domain/errors.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { NewQueue, QueueSelection } from '#lib/domain/queues/schema.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { findAudit, requireRunning } from '../audits/find-audit.ts';
import { userIdOf } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { dueOf, fillItems } from './fill-items.ts';

/** So many variants are put into a queue at once; more of them is work for a job. */
const atOnce = 20_000;

export const createQueue = projectVerb(
  {
    name: 'queues.create',
    summary: 'Makes a queue that several people work, filled with the pending variants of a filter.',
    kind: 'command',
    capability: 'configure',
    input: NewQueue,
  },
  async (ctx, { members, votes, randomSeed = drawSeed(ctx), audit: auditId, ...input }) => {
    await requireMembers(ctx.db, ctx, members);
    if (auditId) input.filter = await filterOfAudit(ctx, auditId, input.filter);
    const id = uuidv7(ctx.now().getTime(), ctx.randomBytes(10));
    return ctx.db.$transaction(
      async (tx) => {
        const queue = await tx.reviewQueue.create({
          data: {
            ...{ id, projectId: ctx.project.id, ...input, auditId, randomSeed, votesNeeded: votes },
            createdById: userIdOf(ctx),
            createdAt: ctx.now(),
            members: { create: members.map((userId) => ({ userId })) },
          },
        });
        const items = await fillNow(tx, queue);
        await audit(tx, ctx, {
          action: 'queues.create',
          target: `queue ${id}`,
          before: null,
          after: { ...input, audit: auditId, votes, randomSeed, members, items },
        });
        return { queue: id, items, status: items === null ? 'filling' : 'open' };
      },
      { timeout: 120_000, maxWait: 30_000 },
    );
  },
);

/** A queue of an audit is about what the audit is about: gold that is mixed into it looks like the rest. */
async function filterOfAudit(ctx: ProjectCtx, auditId: string, filter: QueueSelection) {
  if (Object.values(filter).some((value) => value !== undefined)) {
    const message = 'A queue of an audit takes the rows that the audit drew: leave the filter out.';
    throw invalid(message, [{ path: 'filter', message }]);
  }
  return QueueSelection.parse(requireRunning(await findAudit(ctx.db, ctx, auditId)).filter);
}

const drawSeed = (ctx: ProjectCtx) => Buffer.from(ctx.randomBytes(4)).readUInt32BE() >>> 1;

/** Fills a queue in this transaction where that is quick, else by a job: then null. */
export async function fillNow(
  tx: Tx,
  queue: Parameters<typeof fillItems>[1] & { id: string },
): Promise<number | null> {
  const fits = (await countChosen(tx, await dueOf(tx, queue), atOnce + 1)) <= atOnce;
  await tx.reviewQueue.update({ where: { id: queue.id }, data: { status: fits ? 'open' : 'filling' } });
  if (fits) return fillItems(tx, queue);
  await enqueue(tx, 'queues.fill', { queueId: queue.id });
  return null;
}

/** Refuses people who are no members of the project. */
export async function requireMembers(tx: Tx, ctx: ProjectCtx, people: readonly string[]) {
  const found = await tx.membership.count({
    where: { projectId: ctx.project.id, userId: { in: [...people] }, role: { not: 'viewer' } },
  });
  if (found === new Set(people).size) return;
  const message = 'Choose people who may review in this project.';
  throw invalid(message, [{ path: 'members', message }]);
}
