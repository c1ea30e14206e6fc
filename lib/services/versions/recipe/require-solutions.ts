import { invalid } from '#lib/domain/errors.ts';
import type { Recipe } from '#lib/domain/versions/recipe.ts';

/** Throws INVALID for a recipe of pairs: what follows looks at single solutions. */
export function requireSolutions({ kind }: Recipe): void {
  if (kind === 'sft') return;
  const message = 'This looks at a recipe of solutions. For pairs ask for their preview.';
  throw invalid(message, [{ path: 'kind', message }]);
}
