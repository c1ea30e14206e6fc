import { setImmediate } from 'node:timers/promises';
import type { EvaluationGrading } from '#lib/db/generated/client.ts';
import { lockEvaluation } from '#lib/db/queries/evaluate/lock-evaluation.ts';
import { repliesToGrade } from '#lib/db/queries/evaluate/replies-to-grade.ts';
import { storeGrades } from '#lib/db/queries/evaluate/store-grades.ts';
import type { Ctx } from '../../context.ts';
import { type GradeReply, gradeReply } from './grade-reply.ts';
import { summarize } from './summarize.ts';

/** Replies of one transaction. */
const chunkReplies = 256;

export type GradingOptions = {
  stopping: AbortSignal;
  /** Grades a reply, on another thread perhaps; left out, on this one. */
  gradeReply?: GradeReply;
};

/**
 * The job "evaluate.grade": runs every grader over the stored replies of an evaluation. It asks no model. Killed at any
 * moment it begins anew and comes to the same grades.
 */
export async function runGrading(ctx: Ctx, gradingId: string, options: GradingOptions): Promise<void> {
  const open = { id: gradingId, status: { in: ['queued' as const, 'running' as const] } };
  const begun = await ctx.db.evaluationGrading.updateMany({
    where: open,
    data: { status: 'running', startedAt: ctx.now(), done: 0, changed: 0 },
  });
  const found = await ctx.db.evaluationGrading.findUnique({ where: { id: gradingId } });
  if (begun.count === 0 || !found) return;
  await gradeAll(ctx, found, options);
  options.stopping.throwIfAborted();
  await finish(ctx, found);
}

async function gradeAll(
  ctx: Ctx,
  { id, evaluationId }: EvaluationGrading,
  { stopping, gradeReply: grade = gradeReply }: GradingOptions,
): Promise<void> {
  let after = 0n;
  while (!stopping.aborted) {
    const replies = await repliesToGrade(ctx.db, evaluationId, { after, count: chunkReplies });
    if (replies.length === 0) return;
    const rows = await Promise.all(
      replies.map(async (reply) => {
        // Other work of the process goes on between two replies.
        await setImmediate();
        return grade(reply);
      }),
    );
    await ctx.db.$transaction(async (tx) => {
      const changed = await storeGrades(tx, rows);
      await tx.evaluationGrading.updateMany({
        where: { id },
        data: { done: { increment: rows.length }, changed: { increment: changed } },
      });
    });
    after = replies.at(-1)!.seq;
  }
}

async function finish(ctx: Ctx, { id, evaluationId }: EvaluationGrading): Promise<void> {
  await ctx.db.$transaction(
    async (tx) => {
      await lockEvaluation(tx, evaluationId);
      const at = ctx.now();
      await tx.evaluationGrading.updateMany({ where: { id }, data: { status: 'done', finishedAt: at } });
      const evaluation = await tx.evaluation.findUnique({
        where: { id: evaluationId },
        include: { batch: { select: { status: true, error: true } } },
      });
      if (!evaluation) return;
      const summary = await summarize(tx, evaluationId);
      await tx.evaluation.update({
        where: { id: evaluationId },
        data: { summary, ...(evaluation.status === 'grading' ? endOf(evaluation.batch, at) : {}) },
      });
    },
    { timeout: 120_000 },
  );
}

/** How an evaluation ends whose replies are graded: as its batch did; an import ends well. */
function endOf(batch: { status: string; error: string | null } | null, finishedAt: Date) {
  const status =
    batch?.status === 'failed' || batch?.status === 'cancelled'
      ? (batch.status as 'failed' | 'cancelled')
      : ('done' as const);
  return { status, error: batch?.error ?? null, finishedAt };
}
