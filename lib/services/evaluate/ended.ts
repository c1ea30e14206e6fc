import type { Tx } from '#lib/db/client.ts';
import { precondition } from '#lib/domain/errors.ts';
import { isServerEnded } from '#lib/domain/servers/states.ts';
import type { Ctx } from '../context.ts';
import { beginGrading } from './grading/begin-grading.ts';
import { stopOwnServer } from './stop-own-server.ts';

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
  if (count === 0) return;
  await beginGrading(tx, { evaluationId: found.id, createdById: null, at: ctx.now() });
  await stopOwnServer(ctx, tx, found.id);
}

/** The batch of an evaluation goes on. PRECONDITION where the server of its model has ended meanwhile. */
export async function evaluationGoesOn(tx: Tx, batchId: string): Promise<void> {
  const found = await tx.evaluation.findUnique({ where: { batchId }, select: { server: true } });
  if (found?.server && (isServerEnded(found.server.state) || found.server.stopAskedAt))
    throw precondition(
      'The server of this model has ended. Start a new evaluation of it: that serves it again.',
    );
  await tx.evaluation.updateMany({
    where: { batchId },
    data: { status: 'running', error: null, finishedAt: null },
  });
}
