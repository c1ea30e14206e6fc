'use client';

import { NumberInput, percentage } from './number-input.tsx';
import { percentOf, shareOf } from './share-text.ts';
import type { RecipeUrl } from './use-recipe-url.ts';

const seed = { pattern: /^\d{1,9}$/, words: 'Use a whole number from 0.' };

/** Shares of the seed families for validation and testing, and the number that decides all draws. */
export function SplitFields({ recipe }: { recipe: RecipeUrl }) {
  const share = { recipe, kind: percentage, unit: '%', placeholder: '0', shown: percentOf, held: shareOf };
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium text-sm">Split by seed family</legend>
      <div className="grid grid-cols-3 gap-3">
        <NumberInput {...share} name="validation" label="Validation" />
        <NumberInput {...share} name="test" label="Test" />
        <NumberInput {...{ recipe, name: 'randomSeed', kind: seed }} label="Random seed" placeholder="1" />
      </div>
      <p className="text-pretty text-muted-foreground text-xs">
        Seeds that are alike are one family, and a family is never on both sides. The same recipe over the
        same rows gives the same version.
      </p>
    </fieldset>
  );
}
