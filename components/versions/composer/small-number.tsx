'use client';

import { Input } from '#components/ui/input.tsx';
import { numberOf, setNumber } from './recipe-url.ts';
import { isRight, type RecipeUrl, type TypedField } from './use-recipe-url.ts';

/** The number behind one key of a list of the recipe, such as the weight of a method. */
export function SmallNumber({
  recipe,
  list,
  of,
  pattern,
  label,
}: {
  recipe: RecipeUrl;
  list: 'mix' | 'quotas';
  of: string;
  pattern: RegExp;
  label: string;
}) {
  const field: TypedField = {
    ...{ name: `${list}.${of}`, pattern },
    put: (params, to) => setNumber(params, list, { key: of, to }),
  };
  const text = recipe.draft(field.name) ?? numberOf(recipe.params, list, of);
  return (
    <Input
      aria-label={label}
      aria-invalid={isRight(text, field) ? undefined : true}
      inputMode="numeric"
      autoComplete="off"
      className="h-7 w-full min-w-0 px-1.5 text-right text-xs tabular-nums"
      value={text}
      onChange={(event) => recipe.type(field, event.target.value)}
    />
  );
}
