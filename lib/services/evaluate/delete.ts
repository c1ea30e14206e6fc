import { precondition } from '#lib/domain/errors.ts';
import { EvaluationRef } from '#lib/domain/evaluate/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { findEvaluation } from './find.ts';

export const deleteEvaluation = projectVerb(
  {
    name: 'evaluate.delete',
    summary: 'Deletes an evaluation with its replies, grades and rulings; what it cost stays in the ledger.',
    kind: 'command',
    capability: 'configure',
    input: EvaluationRef,
  },
  async (ctx, { evaluation }) => {
    const found = await findEvaluation(ctx, evaluation);
    return ctx.db.$transaction(
      async (tx) => {
        const batch = found.batchId && (await tx.batch.findUnique({ where: { id: found.batchId } }));
        if (batch && ['queued', 'running', 'paused'].includes(batch.status))
          throw precondition('This evaluation is under way. Cancel it first.');
        const { id, name, modelName, benchmarkId, benchmarkHash, replies, summary } = found;
        await tx.evaluation.delete({ where: { id } });
        await audit(tx, ctx, {
          action: 'evaluate.delete',
          target: `evaluation ${id}`,
          before: { name, modelName, benchmarkId, benchmarkHash, replies, summary },
          after: null,
        });
        return { evaluation: id, name, replies };
      },
      { timeout: 120_000 },
    );
  },
);
