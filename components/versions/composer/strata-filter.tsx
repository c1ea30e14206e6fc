'use client';

import { FacetFilter } from '#components/table/facet-filter.tsx';
import type { RecipeUrl } from './use-recipe-url.ts';

/** Strata of the audit that is chosen: by audit their names, in their order. */
export function StrataFilter({
  recipe,
  strata,
}: {
  recipe: RecipeUrl;
  strata: Readonly<Record<string, readonly string[]>>;
}) {
  const names = strata[recipe.params.get('audit') ?? ''];
  if (!names || names.length < 2) return null;
  const options = names.map((title, at) => ({ value: String(at), title: title || 'all' }));
  return <FacetFilter facet={{ id: 'strata', title: 'Strata', options }} url={recipe.url} />;
}
