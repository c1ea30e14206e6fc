'use client';

import { useState } from 'react';
import { Choice } from '#components/form/choice.tsx';
import { Field } from '#components/form/field.tsx';
import type { ColumnMapping } from '#lib/domain/seeds/requests.ts';

const fields = [
  { id: 'problem', label: 'Problem' },
  { id: 'solution', label: 'Solution' },
  { id: 'answer', label: 'Answer' },
  { id: 'subject', label: 'Subject' },
  { id: 'level', label: 'Level' },
  { id: 'originalId', label: 'Id in the source' },
] as const;

/** No column: a value of its own, because a select has no empty one. */
const none = '∅';

/** Which column of the file is which field. */
export function ColumnChooser({
  columns,
  mapping,
  onChange,
}: {
  columns: readonly string[];
  mapping: ColumnMapping | null;
  onChange: (mapping: ColumnMapping) => void;
}) {
  const [chosen, setChosen] = useState<Partial<ColumnMapping>>(mapping ?? {});
  const choose = (field: string, column: string) => {
    const next = { ...chosen, [field]: column === none ? undefined : column };
    setChosen(next);
    if (next.problem) onChange({ ...next, problem: next.problem });
  };
  const options = [{ value: none, title: 'no column' }, ...columns.map((value) => ({ value, title: value }))];
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-border p-3">
      <legend className="px-1 text-muted-foreground text-xs">Columns</legend>
      {fields.map(({ id, label }) => (
        <Field key={id} label={label} optional={id !== 'problem'}>
          {(control) => (
            <Choice
              {...control}
              options={options}
              value={chosen[id] ?? none}
              onChange={(column) => choose(id, column)}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}
