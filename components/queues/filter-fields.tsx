'use client';

import { SelectField, TextField } from '#components/form/fields.tsx';
import { subjects } from '#lib/domain/seeds/subject.ts';
import type { FilterValues } from './queue-values.ts';

type Props = {
  values: FilterValues;
  methods: readonly { id: string; title: string }[];
  change: (changes: Partial<FilterValues>) => void;
};

/** A select box cannot hold an empty text: this stands for "any". */
const any = 'any';
const checkStates = ['passed', 'undecided', 'failed', 'unchecked'];

/** Which variants a queue takes; a field at "any" asks nothing. */
export function FilterFields({ values, methods, change }: Props) {
  const field = (name: keyof FilterValues) => ({
    ...{ name, value: values[name] || any, onBlur: () => {} },
    onChange: (value: string) => change({ [name]: value === any ? '' : value }),
  });
  const options = (all: readonly (string | { value: string; title: string })[]) => [
    { value: any, title: 'Any' },
    ...all.map((one) => (typeof one === 'string' ? { value: one, title: one } : one)),
  ];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        field={field('method')}
        label="Method"
        options={options(methods.map(({ id, title }) => ({ value: id, title })))}
      />
      <SelectField field={field('subject')} label="Subject" options={options(subjects)} />
      <SelectField field={field('level')} label="Level" options={options(['1', '2', '3', '4', '5'])} />
      <SelectField field={field('checks')} label="Checks" options={options(checkStates)} />
      <TextField
        field={{ ...field('text'), value: values.text, onChange: (text) => change({ text }) }}
        label="Words of the problem"
        optional
        className="sm:col-span-2"
      />
    </div>
  );
}
