import type { Evaluation } from '#lib/db/generated/client.ts';
import { notFound } from '#lib/domain/errors.ts';
import type { ProjectCtx } from '../context.ts';

/** The evaluation with this id in the project. Throws NOT_FOUND. */
export async function findEvaluation(
  ctx: Pick<ProjectCtx, 'db' | 'project'>,
  id: string,
): Promise<Evaluation> {
  const found = await ctx.db.evaluation.findFirst({ where: { id, projectId: ctx.project.id } });
  if (!found) throw notFound('This evaluation');
  return found;
}

/** The reply with this id, of an evaluation of the project. Throws NOT_FOUND. */
export async function findReply(ctx: Pick<ProjectCtx, 'db' | 'project'>, id: string) {
  const found = await ctx.db.evaluationReply.findFirst({
    where: { id, evaluation: { projectId: ctx.project.id } },
    include: { evaluation: true },
  });
  if (!found) throw notFound('This reply');
  return found;
}
