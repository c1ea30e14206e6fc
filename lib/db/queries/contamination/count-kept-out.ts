import type { Recipe } from '#lib/domain/versions/recipe.ts';
import type { Tx } from '../../client.ts';
import { admittedVariants, isContaminated } from '../recipe/admitted-selection.ts';

// The same condition as that of a version, so that what is said to be left out is what is left out.
export async function countKeptOut(tx: Tx, projectId: string, recipe: Recipe): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count ${admittedVariants(projectId, recipe)} AND ${isContaminated}`;
  return rows[0]?.count ?? 0;
}
