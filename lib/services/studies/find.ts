import type { Tx } from '#lib/db/client.ts';
import { notFound } from '#lib/domain/errors.ts';
import type { ProjectCtx } from '../context.ts';

/** A study of the project that is not deleted, or NOT_FOUND. */
export async function findStudy(tx: Tx, ctx: ProjectCtx, id: string) {
  const found = await tx.scalingStudy.findFirst({
    where: { id, projectId: ctx.project.id, deletedAt: null },
  });
  if (!found) throw notFound('This study');
  return found;
}
