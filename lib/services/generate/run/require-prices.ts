import type { Tx } from '#lib/db/client.ts';
import { precondition } from '#lib/domain/errors.ts';
import { ArmRecipe, type Recipe } from '#lib/domain/generate/plan.ts';

/** A budget in dollars can only be kept where every call has its price. */
export function assertPrices(arms: readonly Pick<ArmRecipe, 'model'>[]): void {
  const unknown = arms.find(
    ({ model }) => model && (model.priceInput === null || model.priceOutput === null),
  );
  if (!unknown?.model) return;
  throw precondition(
    `${unknown.model.name} has no prices, so that a budget could not be kept. Enter what its tokens cost under Settings, Models (0 where they cost nothing), or leave the budget out.`,
  );
}

/** The same for a plan that is about to start. */
export function assertBudgetCanBeKept({ stop, legs }: Recipe): void {
  if (stop.dollars !== undefined) assertPrices(legs.flatMap((leg) => leg.arms));
}

/** The same for a batch that runs: its calls are priced as they were when it started. */
export async function requirePrices(tx: Tx, batchId: string): Promise<void> {
  const arms = await tx.batchArm.findMany({ where: { batchId }, select: { recipe: true } });
  assertPrices(arms.map(({ recipe }) => ArmRecipe.parse(recipe)));
}
