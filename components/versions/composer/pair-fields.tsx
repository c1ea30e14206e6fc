'use client';

import { FacetFilter } from '#components/table/facet-filter.tsx';
import type { Facet } from '#components/table/table-types.ts';
import { Button } from '#components/ui/button.tsx';
import { sourceTitles } from '#lib/domain/versions/kind-titles.ts';
import { usualPairsPerProblem } from '#lib/domain/versions/preference/source.ts';
import { NumberInput } from './number-input.tsx';
import { forgetRecipe, saysSomething } from './recipe-url.ts';
import type { RecipeUrl } from './use-recipe-url.ts';

const sources: Facet = {
  id: 'sources',
  title: 'Worse solutions',
  options: Object.entries(sourceTitles).map(([value, title]) => ({ value, title })),
};

const fitting = new Set(['methods', 'subjects', 'levels']);

/** Which pairs: where the worse solutions come from, of what, and how many of a problem. */
export function PairFields({ facets, recipe }: { facets: readonly Facet[]; recipe: RecipeUrl }) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium text-sm">Pairs of</legend>
      <div className="flex flex-wrap gap-2">
        {[sources, ...facets.filter(({ id }) => fitting.has(id))].map((facet) => (
          <FacetFilter key={facet.id} facet={facet} url={recipe.url} />
        ))}
        {saysSomething(recipe.params) && (
          <Button variant="ghost" onClick={() => recipe.go(forgetRecipe)}>
            Clear all
          </Button>
        )}
      </div>
      <NumberInput
        {...{ recipe, name: 'pairsPerProblem' }}
        label="At most of one problem"
        unit="pairs"
        placeholder={String(usualPairsPerProblem)}
        hint="Every worse solution stands in one pair before any stands in two."
      />
    </fieldset>
  );
}
