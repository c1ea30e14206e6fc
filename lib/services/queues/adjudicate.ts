import type { Tx } from '#lib/db/client.ts';
import { type LockedPlace, lockPlace } from '#lib/db/queries/queues/lock-place.ts';
import { conflict, notFound, StudioError } from '#lib/domain/errors.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { Vote } from '#lib/domain/queues/schema.ts';
import { applyDecision } from '#lib/domain/review/apply-decision.ts';
import { audit } from '../audit.ts';
import { byWhom } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';
import { checkReasons } from '../review/reasons/read.ts';
import { projectVerb } from '../verb.ts';
import { findQueue } from './find-queue.ts';

export const adjudicate = projectVerb(
  {
    name: 'queues.adjudicate',
    summary: 'Decides a variant on which the votes of a queue do not agree.',
    kind: 'command',
    capability: 'adjudicate',
    input: Vote,
  },
  (ctx, { queue: id, ...decision }) =>
    ctx.db.$transaction(async (tx) => {
      const queue = await findQueue(tx, ctx, id);
      const item = await lockPlace(tx, queue.id, decision.variant);
      if (!item) throw notFound('This item');
      if (item.state !== 'disputed') {
        throw conflict('This item is not disputed: its votes agree, or somebody decided it before you.');
      }
      await checkReasons(tx, ctx.project.id, decision.reasons);
      const { status, settlement, made } = await decideAlone(tx, ctx, item.variant, decision);
      await tx.queueItem.update({
        where: { id: item.id },
        data: { state: 'adjudicated', settledAt: ctx.now(), settlement },
      });
      await audit(tx, ctx, {
        action: 'queues.adjudicate',
        target: `variant ${decision.variant}`,
        before: { status: 'pending', votes: item.votes },
        after: { queue: queue.id, status, revision: decision.revision, reasons: decision.reasons },
      });
      return { decision: made, variant: decision.variant, status };
    }),
);

async function decideAlone(
  tx: Tx,
  ctx: ProjectCtx,
  current: LockedPlace['variant'],
  { openMs, ...decision }: Omit<Vote, 'queue'>,
) {
  const ruling = applyDecision(current, decision);
  if (ruling.kind === 'conflict') throw conflict(ruling.message, { revision: current.revision });
  if (ruling.kind === 'refuse') {
    throw new StudioError(ruling.issues.length > 0 ? 'INVALID' : 'PRECONDITION', ruling.message, {
      issues: ruling.issues,
    });
  }
  const settlement = uuidv7(ctx.now().getTime(), ctx.randomBytes(10));
  const { variant: variantId, revision, action, reasons, note } = decision;
  const made = await tx.decision.create({
    data: {
      ...{ projectId: ctx.project.id, groupId: settlement, variantId, revision, action, reasons, note },
      previousStatus: current.status,
      ...byWhom(ctx),
      at: ctx.now(),
      openMs,
    },
  });
  await tx.variant.update({
    where: { id: variantId },
    data: { status: ruling.status, updatedAt: ctx.now() },
  });
  return { status: ruling.status, settlement, made: made.id };
}
