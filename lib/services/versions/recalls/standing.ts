import type { Tx } from '#lib/db/client.ts';
import type { ProjectCtx } from '../../context.ts';

/** Recalls of these seeds or variants that nobody took back, the newest first. */
export async function standingRecalls(
  { db, project }: Pick<ProjectCtx, 'project'> & { db: Tx },
  { seeds = [], variants = [] }: { seeds?: readonly string[]; variants?: readonly string[] },
) {
  const found = await db.recall.findMany({
    where: {
      ...{ projectId: project.id, withdrawnAt: null },
      OR: [{ seedId: { in: [...seeds] } }, { variantId: { in: [...variants] } }],
    },
    orderBy: { seq: 'desc' },
  });
  return found.map(({ id, seedId, variantId, reason, byLabel, at }) => ({
    ...{ id, seedId, variantId, reason, by: byLabel, at },
  }));
}
