'use client';

import type { Facet } from '#components/table/table-types.ts';
import { ChoiceFields } from './choice-fields.tsx';
import { FilterFields } from './filter-fields.tsx';
import { MixFields } from './mix-fields.tsx';
import { PairFields } from './pair-fields.tsx';
import { kindOf } from './recipe-url.ts';
import { SplitFields } from './split-fields.tsx';
import type { RecipeUrl } from './use-recipe-url.ts';

type Props = {
  facets: readonly Facet[];
  recipe: RecipeUrl;
  strata: Readonly<Record<string, readonly string[]>>;
};

/** What a recipe of its kind can say. */
export function RecipeFields({ facets, recipe, strata }: Props) {
  const options = (id: string) => facets.find((facet) => facet.id === id)?.options ?? [];
  return (
    <>
      {kindOf(recipe.params) === 'preference' ? (
        <PairFields facets={facets} recipe={recipe} />
      ) : (
        <>
          <FilterFields facets={facets} recipe={recipe} strata={strata} />
          <ChoiceFields recipe={recipe} subjects={options('subjects').map(({ value }) => value)} />
          <MixFields recipe={recipe} methods={options('methods')} />
        </>
      )}
      <SplitFields recipe={recipe} />
    </>
  );
}
