import { notFound } from '#lib/domain/errors.ts';
import type { ProjectCtx } from '../context.ts';

/** NOT_FOUND for a batch that is not of this project: an empty list would say that it is there. */
export async function requireBatch(ctx: ProjectCtx, id: string): Promise<void> {
  const found = await ctx.db.batch.count({ where: { id, projectId: ctx.project.id } });
  if (found === 0) throw notFound('This batch');
}
