'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { z } from 'zod';
import { NumberField, SelectField, TextField, ToggleField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { type ActionForm, useActionForm } from '#components/form/use-action-form.ts';
import { subjects } from '#lib/domain/seeds/subject.ts';
import { any, lookChoices, type QuestionValues, writeQuestion } from './question-url.ts';

const part = z.number({ error: 'Enter a number between 0 and 100.' }).gt(0, 'Over 0.').lt(100, 'Under 100.');
const checked = z.object({
  limit: part,
  expected: part,
  halfWidth: part.max(50, 'At most 50.').optional(),
  wrongAcceptance: part.max(50, 'At most 50.'),
  power: part,
});

/** What an audit is about and what it promises. The address holds it, and the plan beside it follows the address. */
export function QuestionForm({
  initial,
  methods,
}: {
  initial: QuestionValues;
  methods: readonly { id: string; title: string }[];
}) {
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const form = useActionForm<QuestionValues, null>({
    schema: checked,
    initial,
    action: async (values) => {
      router.replace(`${path}?${writeQuestion(values, new URLSearchParams(search))}`, { scroll: false });
      return { ok: true, value: null };
    },
  });
  return (
    <Form form={form} label="The audit" className="gap-6">
      <PopulationFields form={form} methods={methods} />
      <StrataFields form={form} />
      <PromiseFields form={form} />
      <SubmitButton variant="outline" className="self-start">
        Show the plan
      </SubmitButton>
    </Form>
  );
}

const putBack =
  'Drawn rows that are accepted wait for a decision again, to be read anew; closing the audit accepts again what nobody read.';
const coverHints = { waiting: undefined, accepted: putBack, both: putBack };

type Part = { form: ActionForm<QuestionValues> };
const legend = 'font-medium text-sm';
const orAny = (title: string, values: readonly { value: string; title: string }[]) => [
  { value: any, title },
  ...values,
];

function PopulationFields({ form, methods }: Part & { methods: readonly { id: string; title: string }[] }) {
  const levels = ['1', '2', '3', '4', '5'].map((value) => ({ value, title: `Level ${value}` }));
  const states = ['passed', 'undecided', 'failed'].map((value) => ({ value, title: value }));
  return (
    <fieldset className="grid gap-4 sm:grid-cols-2">
      <legend className={`${legend} mb-3`}>Which variants, of those that are checked</legend>
      <SelectField
        field={form.field('cover')}
        label="State"
        hint={coverHints[form.values.cover as keyof typeof coverHints]}
        options={[
          { value: 'waiting', title: 'Waiting for a decision' },
          { value: 'accepted', title: 'Accepted already' },
          { value: 'both', title: 'Waiting or accepted' },
        ]}
        className="sm:col-span-2"
      />
      <SelectField
        field={form.field('method')}
        label="Method"
        options={orAny(
          'Any method',
          methods.map(({ id, title }) => ({ value: id, title })),
        )}
      />
      <SelectField field={form.field('level')} label="Level" options={orAny('Any level', levels)} />
      <SelectField
        field={form.field('subject')}
        label="Subject"
        options={orAny(
          'Any subject',
          subjects.map((value) => ({ value, title: value })),
        )}
      />
      <SelectField field={form.field('checks')} label="Checks" options={orAny('Any outcome', states)} />
      <TextField field={form.field('text')} label="Words of the problem" optional className="sm:col-span-2" />
    </fieldset>
  );
}

function StrataFields({ form }: Part) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className={`${legend} mb-2`}>Each stratum is accepted or rejected by itself. Divide by</legend>
      <div className="grid gap-2 sm:grid-cols-4">
        <ToggleField field={form.field('byMethod')} label="Method" />
        <ToggleField field={form.field('byLevel')} label="Level" />
        <ToggleField field={form.field('byTemplate')} label="Template" />
        <ToggleField field={form.field('byModel')} label="Model" />
      </div>
    </fieldset>
  );
}

function PromiseFields({ form }: Part) {
  return (
    <fieldset className="grid gap-4 sm:grid-cols-2">
      <legend className={`${legend} mb-3`}>What it promises</legend>
      <NumberField
        field={form.field('limit')}
        label="Accept-rate limit"
        unit="%"
        hint="A stratum with fewer good rows is bad and must not be accepted"
      />
      <NumberField
        field={form.field('expected')}
        label="Expected accept rate"
        unit="%"
        hint="Decides how many rows are read, not what is accepted"
      />
      <NumberField
        field={form.field('wrongAcceptance')}
        label="Risk of accepting a bad stratum"
        unit="%"
        hint="Over all strata and all looks together"
      />
      <NumberField
        field={form.field('halfWidth')}
        label="Accept rate of the whole, known to ±"
        unit="%"
        hint="At 95 % confidence"
        optional
      />
      <NumberField
        field={form.field('power')}
        label="Chance that a stratum as expected is accepted"
        unit="%"
      />
      <SelectField
        field={form.field('looks')}
        label="Looks"
        hint="Moments, declared now, at which strata may be decided"
        options={lookChoices.map((value) => ({
          value,
          title: value === '1' ? 'One, at the end' : `${value}, evenly spread`,
        }))}
      />
    </fieldset>
  );
}
