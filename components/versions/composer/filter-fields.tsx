'use client';

import { FacetFilter } from '#components/table/facet-filter.tsx';
import type { Facet } from '#components/table/table-types.ts';
import { Button } from '#components/ui/button.tsx';
import { NumberInput, percentage } from './number-input.tsx';
import { forgetRecipe, saysSomething } from './recipe-url.ts';
import { percentOf, shareOf } from './share-text.ts';
import { StrataFilter } from './strata-filter.tsx';
import type { RecipeUrl } from './use-recipe-url.ts';

const words = { pending: 'Variants that wait for review', any: 'All variants' } as const;

/** Which variants are admitted. The address holds it, so a link to a colleague shows the same choice. */
export function FilterFields({
  facets,
  recipe,
  strata,
}: {
  facets: readonly Facet[];
  recipe: RecipeUrl;
  strata: Readonly<Record<string, readonly string[]>>;
}) {
  const status = recipe.params.get('status') as keyof typeof words | null;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium text-sm">
        {(status && words[status]) ?? 'Accepted variants'} of
      </legend>
      <div className="flex flex-wrap gap-2">
        {facets.map((facet) => (
          <FacetFilter key={facet.id} facet={facet} url={recipe.url} />
        ))}
        <StrataFilter recipe={recipe} strata={strata} />
        {saysSomething(recipe.params) && (
          <Button variant="ghost" onClick={() => recipe.go(forgetRecipe)}>
            Clear all
          </Button>
        )}
      </div>
      <NumberInput
        {...{ recipe, name: 'confidence', kind: { ...percentage, pattern: /^(\d|[1-9]\d|100)(\.\d)?$/ } }}
        label="Answer confidence at least"
        unit="% of samples"
        placeholder="any"
        hint="Of several sampled solutions, so many agree with the answer. Leaves out what was not sampled."
        shown={percentOf}
        held={shareOf}
      />
    </fieldset>
  );
}
