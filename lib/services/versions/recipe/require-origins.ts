import type { Tx } from '#lib/db/client.ts';
import { notFound } from '#lib/domain/errors.ts';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { requireSelection } from '../../corpus/selection/require-selection.ts';

/** What a recipe names must be of its project: else it would silently admit nothing. Throws NOT_FOUND. */
export async function requireOrigins(tx: Tx, projectId: string, recipe: Recipe): Promise<void> {
  await requireSelection(tx, projectId, recipe.selection);
  const named = [
    [recipe.audit, 'This audit', (id: string) => tx.auditPlan.count({ where: { id, projectId } })],
    [recipe.batch, 'This batch', (id: string) => tx.batch.count({ where: { id, projectId } })],
    [recipe.import, 'This import', (id: string) => tx.seedImport.count({ where: { id, projectId } })],
  ] as const;
  for (const [id, what, count] of named) {
    if (id !== undefined && (await count(id)) === 0) throw notFound(what);
  }
}
