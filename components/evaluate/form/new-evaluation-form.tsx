'use client';

import { useRouter } from 'next/navigation';
import { z } from 'zod';
import type { ActionResult } from '#components/form/action-result.ts';
import { NumberField, SelectField, TextareaField, TextField, ToggleField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { type ActionForm, useActionForm } from '#components/form/use-action-form.ts';
import { formatNumber } from '#components/layout/format.ts';
import { type Estimate, EstimatePanel } from './estimate-panel.tsx';
import {
  type AskedEvaluation,
  type EvaluationValues,
  evaluationRequest,
  type FormOptions,
  firstValues,
} from './evaluation-form.ts';
import { PromptPreview } from './prompt-preview.tsx';

type Props = {
  home: string;
  options: FormOptions;
  like?: Partial<EvaluationValues>;
  start: (asked: AskedEvaluation) => Promise<ActionResult<{ evaluation: string }>>;
  estimate: (asked: AskedEvaluation) => Promise<ActionResult<Estimate>>;
};

const checked = z
  .object({
    benchmark: z.string().min(1, 'Choose a benchmark.'),
    asked: z.string().min(1, 'Choose what is asked.'),
    samples: z.number('A whole number').int().min(1).max(256),
    temperature: z.number('A number').min(0).max(2),
    maxTokens: z.number('A whole number').int().min(1),
    prompt: z.string(),
    own: z.string(),
  })
  .refine(({ prompt, own }) => prompt !== 'own' || own.includes('{{problem}}'), {
    path: ['own'],
    message: 'It must hold {{problem}}: there the problem stands.',
  });

/** An evaluation: which model, on what, how it is asked; with what that would take before it starts. */
export function NewEvaluationForm({ home, options, like, start, estimate }: Props) {
  const router = useRouter();
  const form = useActionForm({
    ...{ schema: checked, initial: { ...firstValues(options), ...like } },
    action: (values: EvaluationValues) => start(evaluationRequest(values)),
    onDone: ({ evaluation }) => router.push(`${home}/${evaluation}`),
  });
  const { values } = form;
  const ready = checked.safeParse(values).success;
  return (
    <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,34rem)_minmax(0,1fr)]">
      <Form form={form} className="gap-8" label="New evaluation">
        <SubjectFields form={form} options={options} />
        <PromptFields form={form} options={options} />
        <SamplingFields form={form} options={options} />
        <SubmitButton className="w-fit">Start the evaluation</SubmitButton>
      </Form>
      <div className="flex min-w-0 flex-col gap-8">
        <EstimatePanel asked={ready ? evaluationRequest(values) : null} estimate={estimate} />
        <PromptPreview prompt={options.prompts.find(({ id }) => id === values.prompt)} own={values.own} />
      </div>
    </div>
  );
}

type Fields = { form: ActionForm<EvaluationValues>; options: FormOptions };

function SubjectFields({ form, options }: Fields) {
  const subjects = [
    ...options.models.map(({ id, name }) => ({ value: `model ${id}`, title: name, group: 'Models' })),
    ...options.runs.map(({ number, name }) => ({
      ...{ value: `run ${number}`, title: `${number}: ${name}`, group: 'Fine-tuning runs, served for this' },
    })),
  ];
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-medium text-base">Who is asked what</legend>
      <SelectField field={form.field('asked')} label="Model" options={subjects} />
      <SelectField
        field={form.field('benchmark')}
        label="Benchmark"
        options={options.benchmarks.map(({ id, name, problemCount }) => ({
          ...{ value: id, title: `${name}, ${formatNumber(problemCount)} problems` },
        }))}
      />
      <NumberField
        field={form.field('limit')}
        label="Only the first"
        unit="problems"
        hint="Empty: all of them"
        optional
      />
    </fieldset>
  );
}

function PromptFields({ form, options }: Fields) {
  const chosen = options.prompts.find(({ id }) => id === form.values.prompt);
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-medium text-base">How a problem is put</legend>
      <SelectField
        field={form.field('prompt')}
        label="Prompt"
        hint={chosen?.description ?? 'One message of your own; {{problem}} stands for the problem.'}
        options={[
          ...options.prompts.map(({ id, title }) => ({ value: id, title })),
          { value: 'own' as const, title: 'One of your own' },
        ]}
      />
      {form.values.prompt === 'own' && (
        <TextareaField
          field={form.field('own')}
          label="Message"
          placeholder="… {{problem}}"
          spellCheck={false}
        />
      )}
    </fieldset>
  );
}

function SamplingFields({ form, options }: Fields) {
  const model = options.models.find(({ id }) => `model ${id}` === form.values.asked);
  const { samples, temperature } = form.values;
  const alike = (samples ?? 1) > 1 && temperature === 0;
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-medium text-base">Sampling</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField
          field={form.field('samples')}
          label="Samples"
          hint="More than one gives pass@k and maj@k"
          unit="a problem"
        />
        <NumberField
          field={form.field('temperature')}
          label="Temperature"
          hint={alike ? 'At 0 all samples are alike: raise it' : '0 is greedy: the most likely text'}
        />
        <NumberField
          field={form.field('maxTokens')}
          label="Longest reply"
          unit="tokens"
          hint="What is cut is counted apart"
        />
        <NumberField field={form.field('topP')} label="Top p" optional />
        <NumberField
          field={form.field('budget')}
          label="Budget"
          unit="US dollars"
          hint="It pauses there"
          optional
        />
        <NumberField
          field={form.field('randomSeed')}
          label="Random seed"
          hint="Given to the provider"
          optional
        />
      </div>
      {model?.batchApi && (
        <ToggleField field={form.field('viaBatchApi')} label="Ask through the provider’s Batch API" />
      )}
      <TextField
        field={form.field('name')}
        label="Name"
        hint="Left out, made of model and benchmark"
        optional
      />
    </fieldset>
  );
}
