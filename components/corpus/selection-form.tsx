'use client';

import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { NumberField, SelectField, TextField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { type FieldState, useActionForm } from '#components/form/use-action-form.ts';
import { LevelChoice } from '#components/generate/level-choice.tsx';
import { NewSelection } from '#lib/domain/corpus/selection.ts';

export type SelectionValues = {
  name: string;
  kind: 'seed' | 'variant';
  size: number | undefined;
  subject: string;
  levels: number[];
  import: string;
  status: 'accepted' | 'pending' | 'rejected' | 'any';
  vectors: 'tf-idf' | 'embedding';
};

type Props = {
  kind: 'seed' | 'variant';
  subjects: readonly string[];
  imports: readonly { id: string; fileName: string }[];
  /** The project has an endpoint for embeddings. */
  hasEmbeddings: boolean;
  start: (values: SelectionValues) => Promise<ActionResult<unknown>>;
};

const any = 'any';
const checked = NewSelection.pick({ name: true, size: true });

/** Starts a core-set selection of seeds or variants. */
export function SelectionForm({ kind, subjects, imports, hasEmbeddings, start }: Props) {
  const router = useRouter();
  const form = useActionForm<SelectionValues, unknown>({
    schema: checked,
    initial: {
      ...{ name: '', kind, size: 1000, subject: any, levels: [], import: any, status: 'accepted' },
      vectors: hasEmbeddings ? 'embedding' : 'tf-idf',
    },
    action: start,
    onDone: () => router.refresh(),
    resetAfter: true,
  });
  const { values } = form;
  return (
    <Form form={form} label="Choose a core set" className="max-w-3xl">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField field={form.field('name')} label="Name" hint="Unique in the project" />
        <NumberField
          field={form.field('size')}
          label="Size"
          unit="texts"
          hint="Any first part of it is a selection too"
        />
        <SelectField
          field={form.field('kind')}
          label="Out of"
          options={[
            { value: 'seed', title: 'Seeds' },
            { value: 'variant', title: 'Variants' },
          ]}
        />
        {values.kind === 'variant' && (
          <SelectField
            field={form.field('status')}
            label="Status"
            options={[
              { value: 'accepted', title: 'Accepted' },
              { value: 'pending', title: 'Waiting for a decision' },
              { value: 'rejected', title: 'Rejected' },
              { value: any, title: 'Any' },
            ]}
          />
        )}
        <SelectField
          field={form.field('subject')}
          label="Subject"
          options={[
            { value: any, title: 'Any subject' },
            ...subjects.map((value) => ({ value, title: value })),
          ]}
        />
        <SelectField
          field={form.field('import')}
          label="Import"
          options={[
            { value: any, title: 'Any import' },
            ...imports.map(({ id, fileName }) => ({ value: id, title: fileName })),
          ]}
        />
        <LikenessField field={form.field('vectors')} hasEmbeddings={hasEmbeddings} />
        <LevelChoice field={form.field('levels')} />
      </div>
      <SubmitButton className="self-start">Choose a core set</SubmitButton>
    </Form>
  );
}

/** How the likeness of two texts is told; without an endpoint for embeddings there is one way. */
function LikenessField({
  field,
  hasEmbeddings,
}: {
  field: FieldState<SelectionValues['vectors']>;
  hasEmbeddings: boolean;
}) {
  const pieces = { value: 'tf-idf', title: 'Character pieces (TF-IDF), without a model' } as const;
  const embeddings = { value: 'embedding', title: 'Embeddings of the project’s endpoint' } as const;
  return (
    <SelectField
      field={field}
      label="Likeness by"
      hint={
        hasEmbeddings
          ? 'Each text is sent to the endpoint once'
          : 'For embeddings, choose an endpoint in the settings of decontamination'
      }
      options={hasEmbeddings ? [embeddings, pieces] : [pieces]}
    />
  );
}
