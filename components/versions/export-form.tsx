'use client';

import { z } from 'zod';
import type { ActionResult } from '#components/form/action-result.ts';
import { SelectField, ToggleField } from '#components/form/fields.tsx';
import { DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import type { ExportContainer, ExportOptions } from '#lib/domain/versions/export-options.ts';
import type { AnswerPolicy } from '#lib/domain/versions/training-text.ts';

export type ExportValues = ExportOptions;

/** A format to choose: its id, its name, what stands under it, and those of its kind. */
export type FormatChoice = { value: string; title: string; description: string; group: string };

const containers: { value: ExportContainer; title: string }[] = [
  { value: 'jsonl', title: 'JSON Lines' },
  { value: 'json', title: 'JSON array' },
  { value: 'csv', title: 'CSV' },
  { value: 'parquet', title: 'Parquet' },
];

const policies: { value: AnswerPolicy; title: string }[] = [
  { value: 'the-answer-is', title: 'A last line “The answer is: X”' },
  { value: 'boxed', title: 'One \\boxed{X}' },
  { value: 'both', title: 'Both of them' },
  { value: 'keep', title: 'As the solution was written' },
  { value: 'none', title: 'Left out of the text' },
];

const usual: Omit<ExportValues, 'format'> = {
  ...{ container: 'jsonl', answer: 'the-answer-is', split: 'all' },
  ...{ provenance: false, csvGuard: true },
};

/** What goes together is ruled where the formats are known. */
const schema = z.object({});

type Props = {
  formats: readonly FormatChoice[];
  splits: readonly ('train' | 'validation' | 'test')[];
  start: (values: ExportValues) => Promise<ActionResult<unknown>>;
  onDone: () => void;
};

/** What a version is to be exported as. */
export function ExportForm({ formats, splits, start, onDone }: Props) {
  const form = useActionForm<ExportValues, unknown>({
    schema,
    initial: { ...usual, format: formats[0]!.value },
    action: start,
    onDone,
  });
  const { format, container } = form.values;
  return (
    <DialogForm
      form={form}
      title="Export this version"
      description="The file is written in the background and stays here. The same settings give the same bytes."
      submit="Export"
      className="grid gap-4"
    >
      <SelectField
        field={form.field('format')}
        label="Format"
        hint={formats.find(({ value }) => value === format)?.description}
        options={formats}
      />
      <SelectField field={form.field('container')} label="File" options={containers} />
      <SelectField field={form.field('answer')} label="Final answer" options={policies} />
      {splits.length > 1 && (
        <SelectField
          field={form.field('split')}
          label="Rows"
          options={[
            { value: 'all', title: 'All splits' },
            ...splits.map((value) => ({ value, title: `Split “${value}”` })),
          ]}
        />
      )}
      <ToggleField
        field={form.field('provenance')}
        label="Columns that say where each row comes from"
        hint="seed_hash, source, licence, method, ground_truth, model, split, row_sha256"
      />
      {container === 'csv' && (
        <ToggleField
          field={form.field('csvGuard')}
          label="Keep spreadsheets from computing cells"
          hint="An apostrophe stands before texts that begin like a formula; imports here take it off."
        />
      )}
    </DialogForm>
  );
}
