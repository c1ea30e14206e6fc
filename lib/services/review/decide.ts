import type { Tx } from '#lib/db/client.ts';
import { queueOfVariant } from '#lib/db/queries/queues/queue-of-variant.ts';
import { withdrawVariant } from '#lib/db/queries/queues/withdraw-variant.ts';
import { may } from '#lib/domain/access.ts';
import { conflict, notFound, precondition, StudioError } from '#lib/domain/errors.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { applyDecision } from '#lib/domain/review/apply-decision.ts';
import { Decision } from '#lib/domain/review/schema.ts';
import { audit } from '../audit.ts';
import { byWhom } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';
import { announce } from '../presence/announce.ts';
import { projectVerb } from '../verb.ts';
import { checkReasons } from './reasons/read.ts';

export const decide = projectVerb(
  {
    name: 'review.decide',
    summary: 'Accepts or rejects one variant at the revision that was read.',
    kind: 'command',
    capability: 'review',
    input: Decision,
  },
  async (ctx, decision) => {
    const decided = await ctx.db.$transaction(async (tx) => {
      const current = await lockVariant(tx, ctx, decision.variant);
      const ruling = applyDecision(current, decision);
      if (ruling.kind === 'conflict') throw conflict(ruling.message, await newest(tx, decision.variant));
      if (ruling.kind === 'refuse') {
        throw new StudioError(ruling.issues.length > 0 ? 'INVALID' : 'PRECONDITION', ruling.message, {
          issues: ruling.issues,
        });
      }
      await checkReasons(tx, ctx.project.id, decision.reasons);
      await requireNoQueue(tx, ctx, decision.variant);
      await tx.variant.update({ where: { id: decision.variant }, data: { status: ruling.status } });
      const row = await record(tx, ctx, decision, current.status);
      await audit(tx, ctx, {
        action: 'review.decide',
        target: `variant ${decision.variant}`,
        before: { status: current.status },
        after: { status: ruling.status, revision: decision.revision, reasons: decision.reasons },
      });
      return { decision: row.id, variant: decision.variant, status: ruling.status };
    });
    await announce(ctx, decision.variant);
    return decided;
  },
);

/** Takes the row lock first: of two who decide at once the second meets the first's result. */
async function lockVariant(tx: Tx, ctx: ProjectCtx, id: string) {
  const touched = await tx.variant.updateMany({
    where: { id, projectId: ctx.project.id },
    data: { updatedAt: ctx.now() },
  });
  if (touched.count === 0) throw notFound('This variant');
  return tx.variant.findUniqueOrThrow({
    where: { id },
    select: { revision: true, status: true, checkState: true },
  });
}

/** What several people decide is decided in its queue; a reviewer may end that, and then nobody is asked any more. */
async function requireNoQueue(tx: Tx, ctx: ProjectCtx, variantId: string) {
  const queue = await queueOfVariant(tx, variantId);
  if (queue === null) return;
  if (!may(ctx.role, 'adjudicate')) {
    throw precondition(`This variant is decided in the queue “${queue}”. Open it under Review, Queues.`);
  }
  await withdrawVariant(tx, variantId, ctx.now());
}

/** What a person who came second is shown. */
async function newest(tx: Tx, variantId: string) {
  const [variant, decision] = await Promise.all([
    tx.variant.findUniqueOrThrow({ where: { id: variantId }, select: { revision: true, status: true } }),
    tx.decision.findFirst({ where: { variantId, undoneAt: null }, orderBy: { seq: 'desc' } }),
  ]);
  return { ...variant, decidedBy: decision?.actorLabel ?? null, decidedAt: decision?.at ?? null };
}

function record(
  tx: Tx,
  ctx: ProjectCtx,
  decision: Decision,
  previousStatus: 'pending' | 'accepted' | 'rejected',
) {
  return tx.decision.create({
    data: {
      projectId: ctx.project.id,
      groupId: uuidv7(ctx.now().getTime(), ctx.randomBytes(10)),
      variantId: decision.variant,
      revision: decision.revision,
      action: decision.action,
      reasons: decision.reasons,
      note: decision.note,
      openMs: decision.openMs ?? null,
      previousStatus,
      ...byWhom(ctx),
      at: ctx.now(),
    },
  });
}
