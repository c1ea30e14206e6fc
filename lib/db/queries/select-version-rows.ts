import type pg from 'pg';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { dropCandidates } from './recipe/drop-candidates.ts';
import { orderRows } from './recipe/order-rows.ts';
import { selectStages } from './recipe/select-stages.ts';

/**
 * The rows of a version to be as `frozen_rows (position, variant_id, revision, seed_id, split)`, kept for the transaction:
 * all that is said of the version is read from these rows. How many there are.
 */
export async function selectVersionRows(
  client: pg.PoolClient,
  projectId: string,
  recipe: Recipe,
): Promise<number> {
  const chosen = await selectStages(client, { projectId, recipe });
  const rows = await orderRows(client, chosen);
  await dropCandidates(client);
  return rows;
}
