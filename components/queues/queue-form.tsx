'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { NumberField, SelectField, TextField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { type ActionForm, useActionForm } from '#components/form/use-action-form.ts';
import { formatCount } from '#components/layout/format.ts';
import { queueOrders } from '#lib/domain/queues/orders.ts';
import { NewQueue } from '#lib/domain/queues/schema.ts';
import { FilterFields } from './filter-fields.tsx';
import { MemberChoice } from './member-choice.tsx';
import type { FilterValues, Person, QueueValues } from './queue-values.ts';

type Props = {
  home: string;
  /** The audit whose drawn rows it takes instead of what a filter admits. */
  audit: AuditOfQueue | null;
  filter: FilterValues;
  methods: readonly { id: string; title: string }[];
  people: readonly Person[];
  create: (values: QueueValues) => Promise<ActionResult<{ queue: string }>>;
};

export type AuditOfQueue = { id: string; name: string; due: number };

const checked = NewQueue.pick({
  name: true,
  votes: true,
  goldRate: true,
  leaseSeconds: true,
  randomSeed: true,
});

/** A new queue: who decides what, in which order, how many of them each. */
export function QueueForm({ home, audit, filter, methods, people, create }: Props) {
  const router = useRouter();
  const initial: QueueValues = {
    ...{
      name: audit?.name ?? '',
      audit: audit?.id ?? null,
      votes: 2,
      order: 'random',
      goldRate: 0,
      leaseSeconds: 300,
      randomSeed: undefined,
    },
    ...{ members: [], filter },
  };
  const form = useActionForm({
    schema: checked,
    initial,
    action: create,
    onDone: ({ queue }) => router.push(`${home}/review/queues/${queue}`),
  });
  return (
    <Form form={form} label="New queue" className="max-w-3xl">
      <TextField
        field={form.field('name')}
        label="Name"
        hint="As people call it: MATH level 4–5, first pass"
      />
      <NumberFields form={form} />
      <SelectField
        field={form.field('order')}
        label="Order"
        hint={queueOrders.find(({ id }) => id === form.values.order)?.description}
        options={queueOrders.map(({ id, title }) => ({ value: id, title }))}
      />
      {audit ? (
        <AuditRows audit={audit} home={home} />
      ) : (
        <fieldset className="flex flex-col gap-4">
          <legend className="mb-2 font-medium text-sm">Which pending variants</legend>
          <FilterFields
            values={form.values.filter}
            methods={methods}
            change={(changes) => form.set({ filter: { ...form.values.filter, ...changes } })}
          />
        </fieldset>
      )}
      <MemberChoice
        people={people}
        chosen={form.values.members}
        change={(members) => form.set({ members })}
      />
      <SubmitButton className="self-start">Make the queue</SubmitButton>
    </Form>
  );
}

function AuditRows({ audit, home }: { audit: AuditOfQueue; home: string }) {
  return (
    <p className="max-w-[75ch] text-pretty text-sm">
      It takes the {formatCount(audit.due, 'row')} of the audit{' '}
      <Link
        href={`${home}/review/audits/${audit.id}`}
        className="font-medium underline-offset-4 hover:underline"
      >
        {audit.name}
      </Link>{' '}
      that are to be read up to the next look. What the people agree on counts for the audit; rows of a later
      look are added when a lead asks for them.
    </p>
  );
}

function NumberFields({ form }: { form: ActionForm<QueueValues> }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <NumberField
        field={form.field('votes')}
        label="Decisions per variant (N)"
        unit="people"
        hint="Each by another person, unseen by the others; can be changed later"
      />
      <NumberField
        field={form.field('goldRate')}
        label="Share of gold"
        unit="from 0 to 0.5"
        hint="Variants whose decision is known, mixed in unnoticed"
      />
      <NumberField
        field={form.field('leaseSeconds')}
        label="Lease"
        unit="seconds"
        hint="For how long a variant stays with a person who gives no sign of life"
      />
      <NumberField
        field={form.field('randomSeed')}
        label="Random seed"
        hint="Draws the order; drawn and recorded when left empty"
        optional
      />
    </div>
  );
}
