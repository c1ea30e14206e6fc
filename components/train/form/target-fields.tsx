'use client';

import { NumberField, SelectField, ToggleField } from '#components/form/fields.tsx';
import type { ActionForm } from '#components/form/use-action-form.ts';
import type { FormOptions, SharedValues } from './run-form.ts';

type Props<V extends SharedValues> = { form: ActionForm<V>; options: FormOptions };

const kinds = { local: 'this machine', slurm: 'Slurm', openai: 'fine-tuning API' };

/** Where it trains, and with how much. */
export function TargetFields<V extends SharedValues>({ form: given, options }: Props<V>) {
  const form = given as unknown as ActionForm<SharedValues>;
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-medium text-base">Where</legend>
      <SelectField
        field={form.field('target')}
        label="Compute target"
        options={options.targets.map(({ id, name, kind }) => ({
          value: id,
          title: `${name} (${kinds[kind]})`,
        }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField field={form.field('gpus')} label="GPUs" hint="0 trains on processors" />
        <NumberField field={form.field('minutes')} label="Time limit" unit="minutes" optional />
      </div>
      <NumberField
        field={form.field('speed')}
        label="Expected speed"
        unit="tokens a second"
        hint="Makes hours and money until a run of this base at this target has told its own"
        optional
      />
      <ToggleField
        field={form.field('evaluationSplit')}
        label="Measure the loss on the validation split"
        hint="Where the version has one"
      />
    </fieldset>
  );
}
