'use client';

import { NumberField, ToggleField } from '#components/form/fields.tsx';
import type { Plan } from '#lib/domain/generate/plan.ts';
import { fieldAt } from './plan-types.ts';

/** What ends a batch early, and how it is asked. */
export function PlanStop({
  plan,
  set,
  faults,
}: {
  plan: Plan;
  set: (changes: Partial<Plan>) => void;
  faults: ReadonlyMap<string, string>;
}) {
  const { stop } = plan;
  const change = (changes: Partial<typeof stop>) => set({ stop: { ...stop, ...changes } });
  return (
    <fieldset className="grid gap-4 sm:grid-cols-3">
      <legend className="mb-3 font-semibold text-base">Stop when</legend>
      <NumberField
        field={fieldAt('stop.dollars', stop.dollars, (dollars) => change({ dollars }), faults)}
        label="Spent"
        unit="US dollars"
        optional
        hint="The batch pauses; only calls under way are paid beyond it"
      />
      <NumberField
        field={fieldAt('stop.passed', stop.passed, (passed) => change({ passed }), faults)}
        label="Variants passed"
        optional
        hint="Counted when their checks pass"
      />
      <NumberField
        field={fieldAt('stop.minutes', stop.minutes, (minutes) => change({ minutes }), faults)}
        label="Time"
        unit="minutes"
        optional
        hint="From its start"
      />
      <NumberField
        field={fieldAt('randomSeed', plan.randomSeed, (randomSeed) => set({ randomSeed }), faults)}
        label="Random seed"
        optional
        hint="The same number and plan give the same requests"
      />
      <div className="sm:col-span-2 sm:self-center">
        <ToggleField
          field={fieldAt(
            'viaBatchApi',
            plan.viaBatchApi === true,
            (viaBatchApi) => set({ viaBatchApi }),
            faults,
          )}
          label="Through the provider's Batch API"
          hint="Cheaper, within a day; the model must be marked as speaking it"
        />
      </div>
    </fieldset>
  );
}
