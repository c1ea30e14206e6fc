import type { Recipe } from './recipe.ts';

/** What a recipe names as weights by method: those with the same name add up. Empty where it names none. */
export function mixOf({ mix }: Pick<Recipe, 'mix'>): Map<string, number> {
  const weights = new Map<string, number>();
  for (const text of mix ?? []) {
    const at = text.lastIndexOf(':');
    const method = text.slice(0, at);
    weights.set(method, (weights.get(method) ?? 0) + Number(text.slice(at + 1)));
  }
  return weights;
}

export type Cell = { subject: string; level: number; rows: number };

/** The quotas of a recipe by subject ('' is none) and level (0 is none). */
export function quotasOf({ quotas }: Pick<Recipe, 'quotas'>): Cell[] {
  return (quotas ?? []).map((text) => {
    const [rows, level, ...subject] = text.split(':').reverse();
    return { subject: subject.reverse().join(':'), level: Number(level), rows: Number(rows) };
  });
}

/** Whether every row that is admitted and within the caps is taken. */
export const takesAll = (recipe: Recipe): boolean =>
  mixOf(recipe).size === 0 &&
  (recipe.choice === 'all' || (recipe.choice === 'core-set' && recipe.size === undefined));

/** Whether rows go to other parts than training. */
export const hasSplit = ({ validation, test }: Pick<Recipe, 'validation' | 'test'>): boolean =>
  validation + test > 0;

/** Whether only rows of a core set are admitted. */
export const hasSelection = ({ selection }: Pick<Recipe, 'selection'>): boolean => selection !== undefined;

/** Whether rows are drawn or ranked: those that take all within no cap need no order among them. */
export const draws = (recipe: Recipe): boolean =>
  !takesAll(recipe) || recipe.perSeed !== undefined || recipe.perSeedAndMethod !== undefined;
