'use client';

import { type ComponentProps, useId, useState } from 'react';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { Choice, type Option } from './choice.tsx';
import { Field, type FieldFrame, FieldNote } from './field.tsx';
import type { FieldState } from './use-action-form.ts';

type Framed<T> = Omit<FieldFrame, 'error'> & { field: FieldState<T> };
type Own = 'id' | 'name' | 'value' | 'onChange' | 'onBlur' | 'className';

/** One line of text. */
export function TextField({
  field,
  label,
  hint,
  unit,
  optional,
  className,
  ...input
}: Framed<string> & Omit<ComponentProps<typeof Input>, Own>) {
  return (
    <Field {...{ label, hint, unit, optional, className }} error={field.error}>
      {(control) => (
        <Input
          {...control}
          {...input}
          data-field={field.name}
          name={field.name}
          value={field.value ?? ''}
          onChange={(event) => field.onChange(event.target.value)}
          onBlur={field.onBlur}
        />
      )}
    </Field>
  );
}

/** Several lines of text; it grows with them. */
export function TextareaField({
  field,
  label,
  hint,
  optional,
  className,
  ...input
}: Framed<string> & Omit<ComponentProps<typeof Textarea>, Own>) {
  return (
    <Field {...{ label, hint, optional, className }} error={field.error}>
      {(control) => (
        <Textarea
          {...control}
          {...input}
          data-field={field.name}
          name={field.name}
          value={field.value ?? ''}
          onChange={(event) => field.onChange(event.target.value)}
          onBlur={field.onBlur}
        />
      )}
    </Field>
  );
}

/** A number with its unit; empty is undefined. What is no number stays typed and the schema says so. */
export function NumberField({
  field,
  label,
  hint,
  unit,
  optional,
  className,
  ...input
}: Framed<number | undefined> & Omit<ComponentProps<typeof Input>, Own | 'type'>) {
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    setTyped(text);
    field.onChange(text.trim() === '' ? undefined : Number(text.replaceAll(',', '')));
  };
  const shown = typed !== null && sameNumber(typed, field.value) ? typed : (field.value ?? '');
  return (
    <Field {...{ label, hint, unit, optional, className }} error={field.error}>
      {(control) => (
        <Input
          {...control}
          {...input}
          data-field={field.name}
          name={field.name}
          inputMode="decimal"
          className="max-w-40 text-right tabular-nums"
          value={shown}
          onChange={(event) => change(event.target.value)}
          onBlur={field.onBlur}
        />
      )}
    </Field>
  );
}

function sameNumber(text: string, value: number | undefined): boolean {
  if (text.trim() === '') return value === undefined;
  return Object.is(Number(text.replaceAll(',', '')), value);
}

/** One of a few values; those of one `group` stand together under its name. */
export function SelectField<T extends string>({
  field,
  options,
  placeholder,
  label,
  hint,
  unit,
  optional,
  className,
}: Framed<T> & {
  options: readonly Option<T>[];
  placeholder?: string;
}) {
  return (
    <Field {...{ label, hint, unit, optional, className }} error={field.error}>
      {(control) => (
        <Choice
          {...control}
          {...{ options, placeholder }}
          data-field={field.name}
          name={field.name}
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
        />
      )}
    </Field>
  );
}

/** Yes or no, as a check box (or a switch, for what takes effect at once). */
export function ToggleField({
  field,
  label,
  hint,
  as = 'checkbox',
}: Framed<boolean> & { as?: 'checkbox' | 'switch' }) {
  const id = useId();
  const Control = as === 'switch' ? Switch : Checkbox;
  return (
    <div className="grid grid-cols-[auto_1fr] items-center gap-x-2 gap-y-1">
      <Control
        id={id}
        data-field={field.name}
        name={field.name}
        checked={field.value}
        onCheckedChange={(value: boolean | 'indeterminate') => field.onChange(value === true)}
        onBlur={field.onBlur}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={field.error || hint ? `${id}-note` : undefined}
      />
      <Label htmlFor={id} className="font-normal">
        {label}
      </Label>
      <div className="col-start-2">
        <FieldNote id={`${id}-note`} hint={hint} error={field.error} />
      </div>
    </div>
  );
}
