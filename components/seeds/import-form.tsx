'use client';

import { useState } from 'react';
import { z } from 'zod';
import { Choice } from '#components/form/choice.tsx';
import { Field } from '#components/form/field.tsx';
import { TextField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { formatNumber } from '#components/layout/format.ts';
import type { ColumnMapping } from '#lib/domain/seeds/requests.ts';
import { ColumnChooser } from './column-chooser.tsx';
import type { Preview } from './preview-panel.tsx';

export type ImportChoice = { sourceName: string; licence: string };
type Plan = { format?: string; mapping?: ColumnMapping };

const Source = z.object({ sourceName: z.string().max(200), licence: z.string().max(200) });

/** How the file is read, where it comes from, and the button that reads it. */
export function ImportForm({
  preview,
  formats,
  busy,
  onPlan,
  onStart,
}: {
  preview: Preview;
  formats: readonly { id: string; title: string }[];
  busy: boolean;
  onPlan: (plan: Plan) => void;
  onStart: (choice: ImportChoice) => Promise<void>;
}) {
  const [format, setFormat] = useState(preview.format);
  const form = useActionForm({
    schema: Source,
    initial: { sourceName: preview.fileName, licence: '' },
    action: async (values) => {
      await onStart(values);
      return { ok: true, value: null };
    },
  });
  const options = formats.map(({ id, title }) => ({ value: id, title }));
  const choose = (id: string) => {
    setFormat(id);
    if (id !== 'custom') onPlan({ format: id });
  };
  return (
    <Form form={form} label="Import">
      <Field label="Format" hint="Recognised by the fields of the first rows">
        {(control) => <Choice {...control} options={options} value={format} onChange={choose} />}
      </Field>
      {format === 'custom' && (
        <ColumnChooser
          columns={preview.columns}
          mapping={preview.mapping}
          onChange={(mapping) => onPlan({ mapping })}
        />
      )}
      <TextField field={form.field('sourceName')} label="Source" hint="Where the problems come from" />
      <TextField
        field={form.field('licence')}
        label="Licence"
        hint="As an SPDX id, such as MIT"
        optional
        placeholder="unknown"
      />
      <SubmitButton disabled={busy || preview.readable === 0} className="self-start">
        Import {formatNumber(preview.readable)} rows
      </SubmitButton>
    </Form>
  );
}
