'use client';

import type { ActionResult } from '#components/form/action-result.ts';
import { TextareaField, TextField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { formatNumber } from '#components/layout/format.ts';
import { ColumnChooser } from '#components/seeds/column-chooser.tsx';
import { NewBenchmark } from '#lib/domain/benchmarks/schema.ts';
import type { ColumnMapping } from '#lib/domain/seeds/requests.ts';

/** What a dry run found in the file. */
export type FoundRows = {
  fileName: string;
  format: string;
  mapping: ColumnMapping | null;
  columns: string[];
  readable: number;
  rejected: number;
  repeated: number;
};

export type Described = { name: string; licence: string; description: string };

const Description = NewBenchmark.pick({ name: true, licence: true, description: true });

/** Names a benchmark that was sent, and its columns where no format fits. */
export function BenchmarkForm({
  rows,
  busy,
  onMapping,
  add,
  onDone,
}: {
  rows: FoundRows;
  busy: boolean;
  onMapping: (mapping: ColumnMapping) => void;
  add: (described: Described) => Promise<ActionResult<{ name: string }>>;
  onDone: (added: { name: string }) => void;
}) {
  const name = rows.fileName.replace(/\.[^.]+$/, '');
  const form = useActionForm({
    schema: Description,
    initial: { name, licence: '', description: '' },
    action: add,
    onDone,
  });
  return (
    <Form form={form} label="Add a benchmark">
      <p className="text-sm tabular-nums">
        {rows.fileName}: {formatNumber(rows.readable)} problems
        {rows.repeated > 0 && `, ${formatNumber(rows.repeated)} of them repeated`}
        {rows.rejected > 0 && `, ${formatNumber(rows.rejected)} rows cannot be read`}
        {rows.format !== 'custom' && (
          <span className="text-muted-foreground"> · recognised as {rows.format}</span>
        )}
      </p>
      {rows.format === 'custom' && (
        <ColumnChooser columns={rows.columns} mapping={rows.mapping} onChange={onMapping} />
      )}
      <TextField field={form.field('name')} label="Name" autoComplete="off" />
      <TextField field={form.field('licence')} label="Licence" hint="As an SPDX id, such as MIT" />
      <TextareaField field={form.field('description')} label="Where it comes from" optional />
      <SubmitButton disabled={busy || rows.readable === 0} className="self-start">
        Add {formatNumber(rows.readable)} problems
      </SubmitButton>
    </Form>
  );
}
