'use client';

import { useState } from 'react';
import { NumberField, SelectField, ToggleField } from '#components/form/fields.tsx';
import type { ActionForm } from '#components/form/use-action-form.ts';
import {
  asRecipe,
  changesOf,
  type FormOptions,
  type PresetChoice,
  rateFor,
  type SharedValues,
} from './run-form.ts';

type Props<V extends SharedValues> = { form: ActionForm<V>; options: FormOptions; base: string };

const answers = [
  { value: asRecipe, title: 'As the recipe has it' },
  { value: 'as-frozen', title: 'As frozen: the shards as they lie' },
  { value: 'the-answer-is', title: '“The answer is: X”' },
  { value: 'boxed', title: '\\boxed{X}' },
  { value: 'both', title: 'Both' },
  { value: 'keep', title: 'As written' },
];

/** The recipe, where it is from, and what differs from it. */
export function RecipeFields<V extends SharedValues>({ form: given, options, base }: Props<V>) {
  const form = given as unknown as ActionForm<SharedValues>;
  const preset = options.presets.find(({ id }) => id === form.values.preset);
  const templates = [
    { value: asRecipe, title: 'As the recipe has it' },
    ...options.templates.map(({ id, title }) => ({ value: id, title })),
  ];
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-medium text-base">Recipe</legend>
      <SelectField
        field={form.field('preset')}
        label="Recipe"
        options={options.presets.map(({ id, title }) => ({ value: id, title }))}
        hint={preset && `${preset.source} ${preset.ours}`}
      />
      {preset && <ChangeFields form={form} preset={preset} base={base} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField field={form.field('template')} label="Prompt" options={templates} />
        <SelectField field={form.field('answer')} label="Solutions end" options={answers} />
      </div>
    </fieldset>
  );
}

type ChangeProps = { form: ActionForm<SharedValues>; preset: PresetChoice; base: string };

/** Numbers of the recipe that may be others; an empty field leaves the recipe's own. */
function ChangeFields({ form, preset, base }: ChangeProps) {
  const { recipe } = preset;
  const [changed] = useState(() => Object.keys(changesOf(form.values)).length > 0);
  const shown = (value: number | null) => (value === null ? 'at each epoch' : String(value));
  return (
    <details open={changed}>
      <summary className="w-fit cursor-pointer rounded-sm text-sm">Change the recipe</summary>
      <div className="mt-3 grid gap-4 sm:grid-cols-3">
        <NumberField
          field={form.field('epochs')}
          label="Epochs"
          placeholder={shown(recipe.epochs)}
          optional
        />
        <NumberField
          field={form.field('learningRate')}
          label="Learning rate"
          placeholder={shown(rateFor(preset, base))}
          optional
        />
        <NumberField
          field={form.field('globalBatch')}
          label="Batch"
          placeholder={shown(recipe.globalBatch)}
          optional
        />
        <NumberField
          field={form.field('microBatch')}
          label="Micro-batch"
          placeholder={shown(recipe.microBatch)}
          hint="Rows of one device at once"
          optional
        />
        <NumberField
          field={form.field('maxLength')}
          label="Length"
          placeholder={shown(recipe.maxLength)}
          hint="Tokens; longer rows are cut"
          optional
        />
        <NumberField
          field={form.field('saveSteps')}
          label="Checkpoint every"
          placeholder={shown(recipe.saveSteps)}
          hint="Steps"
          optional
        />
        <ToggleField field={form.field('packing')} label="Packing" hint="Several rows in a sequence" />
        <ToggleField
          field={form.field('gradientCheckpointing')}
          label="Gradient checkpointing"
          hint="Less memory, a third slower"
        />
      </div>
    </details>
  );
}
