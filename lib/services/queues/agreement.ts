import { z } from 'zod';
import { raterVerdicts } from '#lib/db/queries/queues/rater-verdicts.ts';
import { type SettledVote, settledVotes } from '#lib/db/queries/queues/settled-votes.ts';
import { Id } from '#lib/domain/ids.ts';
import { agreementOf, type Voice } from '#lib/domain/queues/agreement.ts';
import { Rater } from '#lib/domain/queues/schema.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { findQueue } from './find-queue.ts';

/** The newest items that are read: more would not make an interval narrower than it is written. */
const most = 50_000;

export const showAgreement = projectVerb(
  {
    name: 'queues.agreement',
    summary:
      'Shows how far people agree on items that are done: α over all, κ of each pair, and each reason.',
    kind: 'query',
    capability: 'read',
    input: z.object({
      queue: Id.optional().describe('Only items of this queue'),
      rater: Rater.optional(),
    }),
  },
  async (ctx, { queue, rater }) => {
    if (queue) await findQueue(ctx.db, ctx, queue);
    const votes = await settledVotes(ctx.db, {
      ...{ projectId: ctx.project.id, queueId: queue ?? null, items: most },
    });
    const people = votes.map(
      ({ item, userId, name, action, reasons }): Voice => ({ item, rater: userId, name, action, reasons }),
    );
    const machine = rater ? await voicesOf(ctx, rater, votes) : [];
    return { ...agreementOf([...people, ...machine]), rater: rater ?? null };
  },
);

/** The verdicts of a judge or a check on the texts that people voted on. */
async function voicesOf(ctx: ProjectCtx, rater: string, votes: readonly SettledVote[]): Promise<Voice[]> {
  const at = rater.indexOf(':');
  const [kind, name] = [rater.slice(0, at) as 'judge' | 'check', rater.slice(at + 1)];
  const items = new Map(votes.map((vote) => [`${vote.variant} ${vote.revision}`, vote.item]));
  const variants = [...new Set(votes.map(({ variant }) => variant))];
  const verdicts = await raterVerdicts(ctx.db, { kind, name }, variants);
  return verdicts.flatMap(({ variant, revision, action }) => {
    const item = items.get(`${variant} ${revision}`);
    return item ? [{ item, rater, name, action, reasons: [] }] : [];
  });
}
