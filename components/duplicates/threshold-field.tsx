'use client';

import { Field } from '#components/form/field.tsx';
import type { FieldState } from '#components/form/use-action-form.ts';

/** The least similarity of near duplicates, from 0.30 to 0.95. */
export function ThresholdField({ field }: { field: FieldState<number> }) {
  return (
    <Field
      label="Least similarity of near duplicates"
      hint="Short problems need a lower one: an edited word changes more of them"
      error={field.error}
    >
      {(control) => (
        <div className="flex items-center gap-3">
          <input
            {...control}
            type="range"
            data-field={field.name}
            name={field.name}
            min={0.3}
            max={0.95}
            step={0.05}
            value={field.value}
            onChange={(event) => field.onChange(Number(event.target.value))}
            onBlur={field.onBlur}
            className="h-6 flex-1 accent-primary"
          />
          <output className="w-10 text-right text-sm tabular-nums">{field.value.toFixed(2)}</output>
        </div>
      )}
    </Field>
  );
}
