import { precondition } from '#lib/domain/errors.ts';
import { EvaluationRef } from '#lib/domain/evaluate/schema.ts';
import { audit } from '../audit.ts';
import { cancelBatch } from '../generate/cancel.ts';
import { projectVerb } from '../verb.ts';
import { findEvaluation } from './find.ts';
import { stopOwnServer } from './stop-own-server.ts';

export const cancelEvaluation = projectVerb(
  {
    name: 'evaluate.cancel',
    summary: 'Cancels an evaluation: nothing more is asked, and what came is kept and graded.',
    kind: 'command',
    capability: 'evaluate',
    input: EvaluationRef,
  },
  async (ctx, { evaluation }) => {
    const { id, status, batchId } = await findEvaluation(ctx, evaluation);
    if (status === 'running' && batchId) {
      const { dropped } = await cancelBatch(ctx, { project: ctx.project.slug, batch: batchId });
      return { evaluation: id, dropped };
    }
    if (status !== 'waiting') throw precondition(`This evaluation is ${status}; nothing is left to cancel.`);
    return ctx.db.$transaction(async (tx) => {
      const { count } = await tx.evaluation.updateMany({
        where: { id, status: 'waiting' },
        data: { status: 'cancelled', finishedAt: ctx.now() },
      });
      if (count === 0) throw precondition('This evaluation has just begun. Cancel it again.');
      await stopOwnServer(ctx, tx, id);
      await audit(tx, ctx, {
        action: 'evaluate.cancel',
        target: `evaluation ${id}`,
        before: { status },
        after: { status: 'cancelled' },
      });
      return { evaluation: id, dropped: 0 };
    });
  },
);
