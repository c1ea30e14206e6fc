import type pg from 'pg';
import { poolOf } from '#lib/db/client.ts';
import { type Chosen, selectStages } from '#lib/db/queries/recipe/select-stages.ts';
import { inSnapshot } from '#lib/db/snapshot.ts';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import type { ProjectCtx } from '../../context.ts';
import { requireOrigins } from './require-origins.ts';

/** Chooses the rows of a recipe as freezing would, for a look at them: nothing of it stays. */
export async function withChosenRows<R>(
  ctx: ProjectCtx,
  recipe: Recipe,
  look: (client: pg.PoolClient, chosen: Chosen) => Promise<R>,
): Promise<R> {
  await requireOrigins(ctx.db, ctx.project.id, recipe);
  return inSnapshot(
    poolOf(ctx.db),
    async (client) => look(client, await selectStages(client, { projectId: ctx.project.id, recipe })),
    { stopping: ctx.stopping },
  );
}
