'use client';

import { useRouter } from 'next/navigation';
import { z } from 'zod';
import type { ActionResult } from '#components/form/action-result.ts';
import { NumberField, SelectField, TextField, ToggleField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';

export type AskedStudy = {
  name: string;
  sweep: string;
  benchmark?: string;
  grader: string;
  by: ('level' | 'subject')[];
  target: number | null;
};

type Named = { id: string; title: string };
type Props = {
  sweeps: readonly { number: number; name: string }[];
  benchmarks: readonly Named[];
  graders: readonly Named[];
  /** The number of the sweep that is chosen at first. */
  first: number;
  /** The address of the list of studies. */
  list: string;
  save: (asked: AskedStudy) => Promise<ActionResult<{ study: string }>>;
};

const Values = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(100),
  sweep: z.string().min(1, 'Choose a sweep.'),
  benchmark: z.string(),
  grader: z.string().min(1),
  level: z.boolean(),
  subject: z.boolean(),
  target: z
    .number()
    .gt(0, 'A target lies between 0 and 100 %.')
    .lt(100, 'A target lies between 0 and 100 %.')
    .optional(),
});
type Values = z.infer<typeof Values>;

const everyBenchmark = 'all';

/** A study whose points are the evaluations of a sweep's models. */
export function SweepStudyForm({ sweeps, benchmarks, graders, first, list, save }: Props) {
  const router = useRouter();
  const chosen = sweeps.find(({ number }) => number === first) ?? sweeps[0]!;
  const form = useActionForm({
    schema: Values,
    initial: {
      ...{ name: chosen.name, sweep: String(chosen.number), benchmark: everyBenchmark },
      ...{ grader: 'equivalence', level: false, subject: false, target: undefined as number | undefined },
    },
    action: ({ level, subject, benchmark, target, ...values }: Values) =>
      save({
        ...values,
        benchmark: benchmark === everyBenchmark ? undefined : benchmark,
        by: [...(level ? (['level'] as const) : []), ...(subject ? (['subject'] as const) : [])],
        target: target ?? null,
      }),
    onDone: ({ study }) => router.push(`${list}/${study}`),
  });
  return (
    <Form form={form} label="Study of a sweep" className="max-w-xl">
      <TextField field={form.field('name')} label="Name" autoComplete="off" />
      <SelectField
        field={form.field('sweep')}
        label="Sweep"
        hint="Each evaluation of a model that it trained is a point; its size is the rows the model learned from"
        options={sweeps.map(({ number, name }) => ({ value: String(number), title: `${number}: ${name}` }))}
      />
      <SelectField
        field={form.field('benchmark')}
        label="Benchmark"
        options={[
          { value: everyBenchmark, title: 'Every one, a curve each' },
          ...benchmarks.map(({ id, title }) => ({ value: id, title })),
        ]}
      />
      <SelectField
        field={form.field('grader')}
        label="Grader"
        hint="Whose word counts; people's rulings stand in its place where they gave one"
        options={graders.map(({ id, title }) => ({ value: id, title }))}
      />
      <ToggleField field={form.field('level')} label="A curve for each level" />
      <ToggleField field={form.field('subject')} label="A curve for each subject" />
      <NumberField
        field={form.field('target')}
        label="Target"
        unit="% accuracy"
        hint="The size at which it is reached is one of the answers"
        optional
      />
      <SubmitButton className="self-start">Make a study</SubmitButton>
    </Form>
  );
}
