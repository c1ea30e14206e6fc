'use client';

import { useRouter } from 'next/navigation';
import { useDeferredValue, useMemo } from 'react';
import type { ActionResult } from '#components/form/action-result.ts';
import { NumberField, TextareaField, TextField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { readTable } from '#lib/domain/studies/read-table.ts';
import { NewStudy } from '#lib/domain/studies/schema.ts';
import { TablePreview } from './table-preview.tsx';

export interface StudyValues {
  name: string;
  description: string;
  table: string;
  target: number | undefined;
}

interface Props {
  initial: StudyValues;
  /** The address of the list of studies. */
  list: string;
  /** What the button says. */
  send: string;
  save: (
    values: Omit<StudyValues, 'target'> & { target: number | null },
  ) => Promise<ActionResult<{ study: string }>>;
}

const Values = NewStudy.extend({ target: NewStudy.shape.target.unwrap().optional() });

/** A study by its table: what is read of it stands below while it is typed. */
export function StudyForm({ initial, list, send, save }: Props) {
  const router = useRouter();
  const form = useActionForm({
    ...{ schema: Values, initial },
    action: (values: StudyValues) => save({ ...values, target: values.target ?? null }),
    onDone: ({ study }) => router.push(`${list}/${study}`),
  });
  const text = useDeferredValue(form.values.table);
  const read = useMemo(() => (text.trim() === '' ? null : readTable(text)), [text]);
  const isReadable = read !== null && read.issues.length === 0;
  return (
    <div className="flex max-w-5xl flex-col gap-6">
      <Form form={form} label="Study" className="max-w-3xl">
        <TextField field={form.field('name')} label="Name" autoComplete="off" />
        <TextareaField field={form.field('description')} label="Where the points come from" optional />
        <NumberField
          field={form.field('target')}
          label="Target"
          unit="% accuracy"
          hint="The size at which it is reached is one of the answers"
          optional
        />
        <TextareaField
          field={form.field('table')}
          label="Table"
          rows={12}
          spellCheck={false}
          className="[&_textarea]:max-h-96 [&_textarea]:font-mono [&_textarea]:text-xs"
          hint="CSV, TSV or Markdown with headings. Needed: size, and accuracy (percent, share or 758/5000) or correct and items. Known too: benchmark, base, level, subject, mix, setting, seed, tokens, weight, curriculum (random or hard)."
        />
        <SubmitButton disabled={!isReadable} className="self-start">
          {isReadable ? `${send} of ${read.points.length} points` : send}
        </SubmitButton>
      </Form>
      {read && <TablePreview read={read} />}
    </div>
  );
}
