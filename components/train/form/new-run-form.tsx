'use client';

import { useRouter } from 'next/navigation';
import { useId } from 'react';
import { z } from 'zod';
import type { ActionResult } from '#components/form/action-result.ts';
import { NumberField, SelectField, TextField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { type ActionForm, useActionForm } from '#components/form/use-action-form.ts';
import { formatNumber } from '#components/layout/format.ts';
import { type Estimate, EstimatePanel } from './estimate-panel.tsx';
import { type Preview, PreviewPanel } from './preview-panel.tsx';
import { RecipeFields } from './recipe-fields.tsx';
import { type FormOptions, firstRun, none, type RunValues, runRequest } from './run-form.ts';
import { TargetFields } from './target-fields.tsx';

export type RunRequest = ReturnType<typeof runRequest>;

type Props = {
  home: string;
  options: FormOptions;
  /** What another run was made of. */
  like?: Partial<RunValues>;
  start: (asked: RunRequest) => Promise<ActionResult<{ number: number }>>;
  estimate: (asked: RunRequest) => Promise<ActionResult<Estimate>>;
  preview: (asked: RunRequest) => Promise<ActionResult<Preview>>;
  readPreview: (id: string) => Promise<ActionResult<Preview>>;
};

const checked = z.object({
  base: z.string().trim().min(1, 'Name the model to start from.'),
  version: z.string().min(1, 'Choose a version.'),
  target: z.string().min(1, 'Choose a compute target.'),
});

/** A run: what it learns from, from which model, how and where; with what it would be before it starts. */
export function NewRunForm({ home, options, like, start, estimate, preview, readPreview }: Props) {
  const router = useRouter();
  const form = useActionForm({
    ...{ schema: checked, initial: { ...firstRun(options), ...like } },
    action: (values: RunValues) => start(runRequest(values)),
    onDone: ({ number }) => router.push(`${home}/${number}`),
  });
  const asked = runRequest(form.values);
  const ready = checked.safeParse(form.values).success;
  const target = options.targets.find(({ id }) => id === form.values.target);
  return (
    <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,34rem)_minmax(0,1fr)]">
      <Form form={form} className="gap-8" label="New run">
        <MaterialFields form={form} options={options} />
        <RecipeFields form={form} options={options} base={form.values.base} />
        <TargetFields form={form} options={options} />
        <SubmitButton className="w-fit">Start the run</SubmitButton>
      </Form>
      <div className="flex min-w-0 flex-col gap-8">
        <EstimatePanel asked={ready ? asked : null} estimate={estimate} />
        <PreviewPanel asked={ready && target?.builtIn ? asked : null} preview={preview} read={readPreview} />
      </div>
    </div>
  );
}

function MaterialFields({ form, options }: { form: ActionForm<RunValues>; options: FormOptions }) {
  const list = useId();
  const versions = options.versions.map(({ number, name, rowCount }) => ({
    ...{ value: String(number), title: `${number}: ${name}, ${formatNumber(rowCount)} rows` },
  }));
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-medium text-base">What it learns from</legend>
      <SelectField field={form.field('version')} label="Version" options={versions} />
      <TextField
        field={form.field('base')}
        label="Base model"
        placeholder="/models/llama-2-7b or meta-llama/Llama-2-7b-hf"
        hint="A folder at the compute target, or a name of the Hub where the target may reach it"
        list={list}
        autoComplete="off"
        spellCheck={false}
      />
      <datalist id={list}>
        {options.bases.map((base) => (
          <option key={base} value={base} />
        ))}
      </datalist>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          field={form.field('weights')}
          label="Weights"
          options={[
            { value: 'pretrained', title: 'Those of the base' },
            { value: 'random', title: 'New ones, from its configuration' },
          ]}
        />
        <NumberField field={form.field('seed')} label="Random seed" />
      </div>
      <SelectField
        field={form.field('stage2')}
        label="Second stage"
        options={[{ value: none, title: 'None' }, ...versions]}
        hint="A harder version that it goes on with, from the checkpoint of the first"
      />
      <TextField
        field={form.field('name')}
        label="Name"
        hint="Left out, made from version and base"
        optional
      />
    </fieldset>
  );
}
