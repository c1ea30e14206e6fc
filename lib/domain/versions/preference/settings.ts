import type { Recipe } from '../recipe.ts';
import { RejectedFrom, usualPairsPerProblem } from './source.ts';

export type PairSettings = {
  /** In the order of their kinds, each once. */
  sources: RejectedFrom[];
  perProblem: number;
  randomSeed: number;
};

/** What a recipe of pairs says, with what it leaves out. */
export function pairSettings({ sources, pairsPerProblem, randomSeed }: Recipe): PairSettings {
  return {
    sources: RejectedFrom.options.filter((one) => !sources?.length || sources.includes(one)),
    perProblem: pairsPerProblem ?? usualPairsPerProblem,
    randomSeed,
  };
}

/** A recipe of pairs as a version keeps it: what decided the pairs, and nothing that had no say. */
export function resolvedPairRecipe(recipe: Recipe) {
  const { sources, perProblem, randomSeed } = pairSettings(recipe);
  const { methods, subjects, levels, validation, test } = recipe;
  return {
    ...{ kind: 'preference' as const, status: 'accepted' as const, sources, pairsPerProblem: perProblem },
    ...{ methods, subjects, levels, validation, test, randomSeed },
  };
}
