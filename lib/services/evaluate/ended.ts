import type { Tx } from '#lib/db/client.ts';
import type { Ctx } from '../context.ts';
import { beginGrading } from './grading/begin-grading.ts';

/**
 * The batch of an evaluation ended, whole or not: what came is graded. Called again it changes nothing.
 */
export async function evaluationEnded(ctx: Ctx, tx: Tx, batchId: string): Promise<void> {
  const found = await tx.evaluation.findUnique({ where: { batchId } });
  if (found?.status !== 'running') return;
  const { count } = await tx.evaluation.updateMany({
    where: { id: found.id, status: 'running' },
    data: { status: 'grading' },
  });
  if (count > 0) await beginGrading(tx, { evaluationId: found.id, createdById: null, at: ctx.now() });
}

/** The batch of an evaluation goes on. */
export async function evaluationGoesOn(tx: Tx, batchId: string): Promise<void> {
  await tx.evaluation.updateMany({
    where: { batchId },
    data: { status: 'running', error: null, finishedAt: null },
  });
}
