'use client';

import Link from 'next/link';
import { NumberField, SelectField } from '#components/form/fields.tsx';
import type { BatchFormState } from './plan-form.ts';

/** Which model a method asks, and how. */
export function ModelFields({
  form,
  models,
  home,
}: {
  form: BatchFormState;
  models: readonly { id: string; name: string }[];
  home: string;
}) {
  if (models.length === 0) {
    return (
      <p className="rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
        This method asks a model, and the project has none yet.{' '}
        <Link href={`${home}/settings/models`} className="underline">
          Add a model
        </Link>
      </p>
    );
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        field={form.field('model')}
        label="Model"
        options={models.map(({ id, name }) => ({ value: id, title: name }))}
      />
      <NumberField
        field={form.field('temperature')}
        label="Temperature"
        hint="0 is the most likely text, 2 the wildest"
      />
      <NumberField
        field={form.field('maxTokens')}
        label="Longest reply"
        unit="tokens"
        hint="A longer one counts as failed"
      />
      <NumberField
        field={form.field('topP')}
        label="Top p"
        hint="Share of the likeliest words that are drawn from"
      />
    </div>
  );
}
