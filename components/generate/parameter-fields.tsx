'use client';

import { NumberField, SelectField, TextField, ToggleField } from '#components/form/fields.tsx';
import type { FieldState } from '#components/form/use-action-form.ts';
import { parameterTitle } from './parameter-words.ts';
import type { ParameterSchema } from './plan-form.ts';

type Property = NonNullable<ParameterSchema['properties']>[string];
type Parameters = Record<string, unknown>;

/** A field for each parameter of a method, from its JSON Schema. */
export function ParameterFields({
  schema,
  field,
}: {
  schema: ParameterSchema;
  field: FieldState<Parameters>;
}) {
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length === 0) return null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {properties.map(([name, property]) => (
        <ParameterField key={name} name={name} property={property} field={field} />
      ))}
      {field.error && <p className="text-danger text-xs sm:col-span-2">{field.error}</p>}
    </div>
  );
}

type Props = { name: string; property: Property; field: FieldState<Parameters> };

function ParameterField({ name, property, field }: Props) {
  const state = <T,>(): FieldState<T> => ({
    name: `parameters.${name}`,
    value: (field.value[name] ?? property.default) as T,
    onChange: (value) => field.onChange({ ...field.value, [name]: value }),
    onBlur: field.onBlur,
  });
  const { minimum, maximum, description } = property;
  const range = minimum !== undefined && maximum !== undefined ? ` (${minimum} to ${maximum})` : '';
  const frame = { label: parameterTitle(name), hint: description ? `${description}${range}` : range };
  if (property.enum) {
    const options = property.enum.map((value) => ({ value, title: value }));
    return <SelectField field={state<string>()} options={options} {...frame} />;
  }
  if (property.type === 'boolean') return <ToggleField field={state<boolean>()} {...frame} />;
  if (property.type === 'string') return <TextField field={state<string>()} {...frame} />;
  return <NumberField field={state<number | undefined>()} {...frame} />;
}
