'use client';

import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { NumberField, SelectField, TextField, ToggleField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { BatchPlan } from '#lib/domain/generate/schema.ts';
import { subjects } from '#lib/domain/seeds/subject.ts';
import { EstimateView } from './estimate-view.tsx';
import { LevelChoice } from './level-choice.tsx';
import { ModelFields } from './model-fields.tsx';
import { ParameterFields } from './parameter-fields.tsx';
import {
  type BatchForm,
  type Estimate,
  firstPlan,
  type MethodChoice,
  type Plan,
  toPlan,
} from './plan-form.ts';

type Props = {
  home: string;
  methods: readonly MethodChoice[];
  models: readonly { id: string; name: string }[];
  estimate: (plan: Plan) => Promise<ActionResult<Estimate>>;
  start: (plan: Plan) => Promise<ActionResult<{ batch: string }>>;
};

const checked = BatchPlan.pick({
  name: true,
  samples: true,
  limit: true,
  randomSeed: true,
  temperature: true,
  topP: true,
  maxTokens: true,
});

/** A plan: a method with its parameters, the seeds, the samples; with what it will take before it starts. */
export function NewBatchForm({ home, methods, models, estimate, start }: Props) {
  const router = useRouter();
  const form = useActionForm({
    schema: checked,
    initial: firstPlan(methods, models),
    action: (values: BatchForm) => start(toPlan(values, methods)),
    onDone: ({ batch }) => router.push(`${home}/generate/${batch}`),
  });
  const { values } = form;
  const method = methods.find((one) => one.id === values.method);
  const choose = (id: string) => form.set({ method: id, parameters: {} });
  return (
    <Form form={form} className="gap-8" label="New batch">
      <fieldset className="flex flex-col gap-4">
        <Legend>Method</Legend>
        <SelectField
          field={{ ...form.field('method'), onChange: choose }}
          label="Method"
          hint={method?.description}
          options={methods.map(({ id, title, family }) => ({ value: id, title, group: family }))}
        />
        {method && <ParameterFields schema={method.parameters} field={form.field('parameters')} />}
        {method?.kind === 'model' && <ModelFields form={form} models={models} home={home} />}
      </fieldset>
      <fieldset className="flex flex-col gap-4">
        <Legend>Seeds</Legend>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            field={form.field('subject')}
            label="Subject"
            options={[
              { value: 'any', title: 'Any subject' },
              ...subjects.map((value) => ({ value, title: value })),
            ]}
          />
          <LevelChoice field={form.field('levels')} />
          <NumberField
            field={form.field('limit')}
            label="At most"
            unit="seeds"
            optional
            hint="The oldest first"
          />
          <NumberField field={form.field('samples')} label="Samples" unit="of each seed" />
        </div>
        <ToggleField field={form.field('onlyWithSolution')} label="Only seeds that have a solution" />
      </fieldset>
      <fieldset className="grid gap-4 sm:grid-cols-2">
        <TextField
          field={form.field('name')}
          label="Name"
          optional
          hint="For the list; left empty, one is made"
        />
        <NumberField
          field={form.field('randomSeed')}
          label="Random seed"
          optional
          hint="The same number and plan give the same requests"
        />
      </fieldset>
      <EstimateView
        plan={toPlan(values, methods)}
        ready={checked.safeParse(values).success}
        estimate={estimate}
      />
      <SubmitButton className="self-start">Start the batch</SubmitButton>
    </Form>
  );
}

function Legend({ children }: { children: string }) {
  return <legend className="mb-3 font-semibold text-base">{children}</legend>;
}
