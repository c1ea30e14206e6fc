import { precondition } from '#lib/domain/errors.ts';
import { EvaluationRef } from '#lib/domain/evaluate/schema.ts';
import { audit } from '../audit.ts';
import { userIdOf } from '../by-whom.ts';
import { projectVerb } from '../verb.ts';
import { findEvaluation } from './find.ts';
import { beginGrading } from './grading/begin-grading.ts';

export const gradeEvaluation = projectVerb(
  {
    name: 'evaluate.grade',
    summary: 'Grades the stored replies of an evaluation with the graders of today; asks no model.',
    kind: 'command',
    capability: 'evaluate',
    input: EvaluationRef,
  },
  async (ctx, { evaluation }) => {
    const found = await findEvaluation(ctx, evaluation);
    if (found.replies === 0) throw precondition('There is no reply to grade yet.');
    return ctx.db.$transaction(async (tx) => {
      const open = await tx.evaluationGrading.findFirst({
        where: { evaluationId: found.id, status: { in: ['queued', 'running'] } },
      });
      // Asked twice, it is graded once: the one that is under way has the graders of today.
      if (open) return { evaluation: found.id, grading: open.id };
      const grading = await beginGrading(tx, {
        ...{ evaluationId: found.id, createdById: userIdOf(ctx), at: ctx.now() },
      });
      await audit(tx, ctx, {
        action: 'evaluate.grade',
        target: `evaluation ${found.id}`,
        before: null,
        after: { grading, replies: found.replies },
      });
      return { evaluation: found.id, grading };
    });
  },
);
