'use client';

import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { NumberField, SelectField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { JudgeRun } from '#lib/domain/check/schema.ts';

export type JudgeValues = {
  model: string;
  status: 'reviewed' | 'pending' | 'accepted' | 'rejected' | 'any';
  count: number | undefined;
  budget: number | undefined;
};

type Props = {
  home: string;
  models: readonly { id: string; name: string }[];
  start: (values: JudgeValues) => Promise<ActionResult<{ batch: string }>>;
};

const checked = JudgeRun.pick({ model: true, count: true, budget: true });

/** Asks a model about variants. Those that people decided come first: they show what the judge is worth. */
export function JudgeForm({ home, models, start }: Props) {
  const router = useRouter();
  const first: JudgeValues = {
    model: models[0]?.id ?? '',
    status: 'reviewed',
    count: 200,
    budget: undefined,
  };
  const form = useActionForm({
    schema: checked,
    initial: first,
    action: start,
    onDone: ({ batch }) => router.push(`${home}/generate/${batch}`),
  });
  return (
    <Form form={form} label="Ask a judge" className="max-w-3xl">
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          field={form.field('model')}
          label="Model"
          options={models.map(({ id, name }) => ({ value: id, title: name }))}
        />
        <SelectField
          field={{
            ...form.field('status'),
            onChange: (status) => form.set({ status: status as JudgeValues['status'] }),
          }}
          label="Variants"
          hint="Those that people decided show how far the judge agrees with them"
          options={[
            { value: 'reviewed', title: 'Decided by people' },
            { value: 'pending', title: 'Waiting for a decision' },
            { value: 'accepted', title: 'Accepted' },
            { value: 'rejected', title: 'Rejected' },
            { value: 'any', title: 'All' },
          ]}
        />
        <NumberField
          field={form.field('count')}
          label="At most"
          unit="variants"
          hint="Drawn at random"
          optional
        />
        <NumberField field={form.field('budget')} label="Budget" unit="US dollars" optional />
      </div>
      <SubmitButton className="self-start">Ask the judge</SubmitButton>
    </Form>
  );
}
