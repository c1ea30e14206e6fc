'use client';

import type { FacetOption } from '#components/table/table-types.ts';
import { SmallNumber } from './small-number.tsx';
import type { RecipeUrl } from './use-recipe-url.ts';

const weight = /^\d{1,6}(\.\d{1,3})?$/;

/** Shares by method: with any number, only methods with a number go in, held exactly. */
export function MixFields({ recipe, methods }: { recipe: RecipeUrl; methods: readonly FacetOption[] }) {
  if (methods.length < 2 && !recipe.params.has('mix')) return null;
  return (
    <details open={recipe.params.has('mix')} className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm font-medium">Mix of methods</summary>
      <div className="mt-2 grid grid-cols-[1fr_5rem] items-center gap-x-3 gap-y-1">
        {methods.map(({ value, title }) => (
          <div key={value} className="contents">
            <span className="truncate" title={title}>
              {title}
            </span>
            <SmallNumber
              {...{ recipe, list: 'mix', of: value, pattern: weight }}
              label={`Weight of ${title}`}
            />
          </div>
        ))}
      </div>
      <p className="mt-1.5 text-pretty text-muted-foreground text-xs">
        Weights, such as 2 and 1. The mix is held exactly: the method with too few rows limits the others.
      </p>
    </details>
  );
}
