'use client';

import type { ReactNode } from 'react';
import { Field } from '#components/form/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { setOne } from './recipe-url.ts';
import { isRight, type RecipeUrl, type TypedField } from './use-recipe-url.ts';

export const wholeNumber = { pattern: /^[1-9]\d{0,7}$/, words: 'Use a whole number from 1.' };
export const percentage = { pattern: /^(\d|[1-8]\d|90)(\.\d)?$/, words: 'Use a percentage from 0 to 90.' };

type Kind = { pattern: RegExp; words: string };

type Props = {
  recipe: RecipeUrl;
  /** The field of the recipe. */
  name: string;
  kind?: Kind;
  label: ReactNode;
  unit?: string;
  hint?: ReactNode;
  placeholder?: string;
  /** The number as it is typed, of the text in the address; and back. */
  shown?: (held: string) => string;
  held?: (typed: string) => string;
};

const same = (text: string) => text;

/** A number of the recipe: the address follows when the typing rests. */
export function NumberInput({
  recipe,
  name,
  kind = wholeNumber,
  shown = same,
  held = same,
  ...frame
}: Props) {
  const { label, unit, hint, placeholder } = frame;
  const field: TypedField = {
    ...{ name, pattern: kind.pattern },
    put: (params, text) => setOne(params, name, held(text)),
  };
  const typed = recipe.draft(name);
  const text = typed ?? shown(recipe.params.get(name) ?? '');
  return (
    <Field {...{ label, unit, hint }} error={isRight(text, field) ? undefined : kind.words}>
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          autoComplete="off"
          className="max-w-28 text-right tabular-nums"
          placeholder={placeholder}
          value={text}
          onChange={(event) => recipe.type(field, event.target.value)}
        />
      )}
    </Field>
  );
}
