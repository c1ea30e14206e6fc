'use client';

import { useId } from 'react';
import { FieldNote } from '#components/form/field.tsx';
import type { FieldState } from '#components/form/use-action-form.ts';
import { formatNumber } from '#components/layout/format.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Label } from '#components/ui/label.tsx';
import type { VersionChoice } from '../form/run-form.ts';

type Props = { field: FieldState<string[]>; versions: readonly VersionChoice[] };

/** The versions of a sweep, the smallest first: nested subsets make a scaling study. */
export function VersionChoices({ field, versions }: Props) {
  const id = useId();
  const chosen = new Set(field.value);
  const toggle = (number: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(number);
    else next.delete(number);
    field.onChange([...next]);
  };
  return (
    <fieldset className="flex flex-col gap-2" data-field={field.name} tabIndex={-1}>
      <legend className="mb-1.5 font-medium text-sm">Versions</legend>
      <div className="flex max-h-64 flex-col gap-2 overflow-y-auto rounded-md border border-input p-3">
        {[...versions]
          .sort((a, b) => a.rowCount - b.rowCount)
          .map(({ number, name, rowCount }) => (
            <div key={number} className="flex items-center gap-2">
              <Checkbox
                id={`${id}-${number}`}
                checked={chosen.has(String(number))}
                onCheckedChange={(on) => toggle(String(number), on === true)}
              />
              <Label
                htmlFor={`${id}-${number}`}
                className="flex min-w-0 flex-1 justify-between gap-4 font-normal"
              >
                <span className="truncate">{name}</span>
                <span className="shrink-0 text-muted-foreground tabular-nums">
                  {formatNumber(rowCount)} rows
                </span>
              </Label>
            </div>
          ))}
      </div>
      <FieldNote id={`${id}-note`} error={field.error} />
    </fieldset>
  );
}
