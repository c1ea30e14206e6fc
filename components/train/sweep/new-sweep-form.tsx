'use client';

import { useRouter } from 'next/navigation';
import { z } from 'zod';
import type { ActionResult } from '#components/form/action-result.ts';
import { TextareaField, TextField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { RecipeFields } from '../form/recipe-fields.tsx';
import type { FormOptions } from '../form/run-form.ts';
import { TargetFields } from '../form/target-fields.tsx';
import { firstSweep, type SweepValues, sweepRequest } from './sweep-form.ts';
import { type SweepTotals, TotalsPanel } from './totals-panel.tsx';
import { VersionChoices } from './version-choices.tsx';

type Request = ReturnType<typeof sweepRequest>;

type Props = {
  home: string;
  options: FormOptions;
  start: (asked: Request) => Promise<ActionResult<{ number: number }>>;
  totals: (asked: Request) => Promise<ActionResult<SweepTotals>>;
};

const checked = z.object({
  name: z.string().trim().min(1, 'Give the sweep a name.'),
  versions: z.array(z.string()).min(1, 'Choose at least one version.'),
  bases: z.string().trim().min(1, 'Name at least one model.'),
  seeds: z.string().regex(/^\s*\d+\s*(,\s*\d+\s*)*$/, 'Write numbers with commas between.'),
  target: z.string().min(1, 'Choose a compute target.'),
});

/** A matrix of versions, bases and seeds, with its totals before it starts. */
export function NewSweepForm({ home, options, start, totals }: Props) {
  const router = useRouter();
  const form = useActionForm({
    ...{ schema: checked, initial: firstSweep(options) },
    action: (values: SweepValues) => start(sweepRequest(values)),
    onDone: ({ number }) => router.push(`${home}/sweeps/${number}`),
  });
  const ready = checked.omit({ name: true }).safeParse(form.values).success;
  const asked = { ...sweepRequest(form.values), name: form.values.name || 'sweep' };
  return (
    <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,34rem)_minmax(0,1fr)]">
      <Form form={form} className="gap-8" label="New sweep">
        <fieldset className="flex flex-col gap-4">
          <legend className="mb-3 font-medium text-base">The matrix</legend>
          <TextField field={form.field('name')} label="Name" placeholder="GSM8K scaling" />
          <VersionChoices field={form.field('versions')} versions={options.versions} />
          <TextareaField
            field={form.field('bases')}
            label="Base models"
            hint="One a line: a folder at the compute target, or a name of the Hub"
            spellCheck={false}
          />
          <TextField
            field={form.field('seeds')}
            label="Random seeds"
            hint="Several show how much chance decides: 1, 2, 3"
          />
        </fieldset>
        <RecipeFields form={form} options={options} base={asked.bases[0] ?? ''} />
        <TargetFields form={form} options={options} />
        <SubmitButton className="w-fit">Start the sweep</SubmitButton>
      </Form>
      <TotalsPanel asked={ready ? asked : null} totals={totals} />
    </div>
  );
}
