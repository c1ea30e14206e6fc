'use client';

import { Choice as ChoiceInput } from '#components/form/choice.tsx';
import { Field } from '#components/form/field.tsx';
import type { Choice } from '#lib/domain/versions/recipe.ts';
import { NumberInput } from './number-input.tsx';
import { QuotaTable } from './quota-table.tsx';
import { setOne } from './recipe-url.ts';
import type { RecipeUrl } from './use-recipe-url.ts';

const titles: Record<Choice, string> = {
  all: 'All of them',
  random: 'At random',
  'core-set': 'In the order of a core set',
  hardest: 'The hardest first',
  quota: 'By subject and level',
};

const hints: Partial<Record<Choice, string>> = {
  'core-set': 'The rows that the core set chose first. Choose the core set among the filters.',
  hardest: 'By level, or by the estimated level where there is none.',
  quota: 'Equally many of each subject and level as far as there are rows, or as a table says.',
};

/** How many of a seed, how many in all, and which ones. */
export function ChoiceFields({ recipe, subjects }: { recipe: RecipeUrl; subjects: readonly string[] }) {
  const choice = (recipe.params.get('choice') ?? 'all') as Choice;
  const choose = (next: Choice) =>
    recipe.go((params) => {
      setOne(params, 'choice', next === 'all' ? '' : next);
      if (next !== 'quota') params.delete('quotas');
      if (next === 'all' && !params.has('mix')) params.delete('size');
    });
  const sized = choice !== 'all' || recipe.params.has('mix');
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium text-sm">Of these</legend>
      <div className="grid grid-cols-2 gap-3">
        <NumberInput {...{ recipe, name: 'perSeed' }} label="At most of one seed" placeholder="all" />
        <NumberInput {...{ recipe, name: 'perSeedAndMethod' }} label="And by one method" placeholder="all" />
      </div>
      <Field label="Chosen" hint={hints[choice]}>
        {(control) => (
          <ChoiceInput
            {...control}
            value={choice}
            onChange={choose}
            options={Object.entries(titles).map(([value, title]) => ({ value: value as Choice, title }))}
          />
        )}
      </Field>
      {sized && !recipe.params.has('quotas') && (
        <NumberInput {...{ recipe, name: 'size' }} label="Size" unit="rows" placeholder="all" />
      )}
      {choice === 'quota' && <QuotaTable recipe={recipe} subjects={subjects} />}
    </fieldset>
  );
}
