import { EvaluationRef } from '#lib/domain/evaluate/schema.ts';
import { projectVerb } from '../verb.ts';
import { findEvaluation } from './find.ts';
import { shown, viewEvaluations } from './view.ts';

export const showEvaluation = projectVerb(
  {
    name: 'evaluate.show',
    summary: 'Shows an evaluation: how it asks, how far it is, and what each grader says.',
    kind: 'query',
    capability: 'read',
    input: EvaluationRef,
  },
  async (ctx, { evaluation }) => {
    const { id } = await findEvaluation(ctx, evaluation);
    const [row, disputes] = await Promise.all([
      ctx.db.evaluation.findUniqueOrThrow({ where: { id }, include: shown }),
      ctx.db.evaluationReply.groupBy({
        by: ['dispute'],
        where: { evaluationId: id, dispute: { not: null }, verdicts: { none: { withdrawnAt: null } } },
        _count: true,
      }),
    ]);
    const [view] = await viewEvaluations(ctx, [row]);
    const open = disputes.map(({ dispute, _count }) => ({ dispute: dispute!, replies: _count }));
    return { ...view!, disputes: open };
  },
);
