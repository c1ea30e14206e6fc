import { parentChain } from '#lib/db/queries/parent-chain.ts';
import { ArmRecipe } from '#lib/domain/generate/plan.ts';
import type { ProjectCtx } from '../../context.ts';
import { methodTitle } from '../../generate/run/method-of.ts';

type Made = { id: string; method: string; parentId: string | null };

/** How a variant was made: its method, the versions of its templates, its model, and the variants it came through. */
export async function originOf(ctx: ProjectCtx, { id, method, parentId }: Made, made: unknown) {
  const ancestors = parentId === null ? [] : await parentChain(ctx.db, id);
  const recipe = ArmRecipe.safeParse(made).data;
  return {
    method: methodTitle(method),
    model: recipe?.model?.model ?? null,
    templates: (recipe?.templates ?? []).map(({ name, origin, version }) => ({ name, origin, version })),
    ancestors: ancestors.map((one) => ({ ...one, method: methodTitle(one.method) })),
  };
}
