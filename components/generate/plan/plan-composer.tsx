'use client';

import { PlusIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { TextField } from '#components/form/fields.tsx';
import { FormError } from '#components/form/form-error.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Plan } from '#lib/domain/generate/plan.ts';
import { LegCard } from './leg-card.tsx';
import { PlanEstimateView } from './plan-estimate-view.tsx';
import { PlanStop } from './plan-stop.tsx';
import {
  fieldAt,
  type LegPlan,
  type PlanChoices,
  type PlanEstimate,
  type PresetChoice,
  replaced,
} from './plan-types.ts';
import { PresetPicker } from './preset-picker.tsx';
import { usePlan } from './use-plan.ts';

type Props = {
  home: string;
  first: PresetChoice;
  presets: readonly PresetChoice[];
  choices: PlanChoices;
  estimate: (plan: Plan) => Promise<ActionResult<PlanEstimate>>;
  start: (plan: Plan) => Promise<ActionResult<{ batch: string }>>;
};

/** A plan of several legs: sources, selections, mixes of methods, stop conditions; with what it will take. */
export function PlanComposer({ home, first, presets, choices, estimate, start }: Props) {
  const router = useRouter();
  const { plan, setPlan, set, faults, error, pending, submit } = usePlan(first.plan, start);
  const setLeg = (at: number, leg: LegPlan | null) =>
    set({ legs: leg === null ? withoutLeg(plan.legs, at) : replaced(plan.legs, at, leg) });
  return (
    <form
      method="post"
      noValidate
      aria-label="Plan"
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (faults.size === 0) submit((batch) => router.push(`${home}/generate/${batch}`));
      }}
    >
      {error && <FormError error={error} />}
      <PresetPicker presets={presets} first={first.id} onChoose={setPlan} />
      <TextField
        field={fieldAt('name', plan.name, (name) => set({ name }), faults)}
        label="Name"
        optional
        hint="For the list; left empty, one is made"
      />
      <ol className="flex flex-col gap-4">
        {plan.legs.map((leg, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a leg is its place in the plan; others refer to it by that.
          <li key={at}>
            <LegCard
              leg={leg}
              position={at}
              legs={plan.legs}
              choices={choices}
              home={home}
              faults={faults}
              onChange={(changed) => setLeg(at, changed)}
            />
          </li>
        ))}
      </ol>
      <Button
        type="button"
        variant="outline"
        className="self-start"
        onClick={() => set({ legs: [...plan.legs, nextLeg(plan.legs)] })}
      >
        <PlusIcon /> Add a leg
      </Button>
      <PlanStop plan={plan} set={set} faults={faults} />
      <PlanEstimateView plan={plan} ready={faults.size === 0} estimate={estimate} />
      <SubmitButton className="self-start" pending={pending} disabled={faults.size > 0}>
        Start the plan
      </SubmitButton>
    </form>
  );
}

/** A new leg goes on from the one before it, with its mix. */
function nextLeg(legs: readonly LegPlan[]): LegPlan {
  const last = legs.at(-1)!;
  return {
    ...last,
    title: '',
    source: { from: 'legs', legs: [legs.length - 1], checks: 'passed' },
    select: { kind: 'all' },
  };
}

/** Legs that started from the one that goes start from the seeds again; the others keep their sources. */
function withoutLeg(legs: readonly LegPlan[], gone: number): LegPlan[] {
  return replaced(legs, gone, null).map((leg) => {
    if (leg.source.from !== 'legs') return leg;
    const kept = leg.source.legs.filter((one) => one !== gone).map((one) => (one > gone ? one - 1 : one));
    if (kept.length > 0) return { ...leg, source: { ...leg.source, legs: kept } };
    return { ...leg, source: { from: 'seeds', filter: { onlyWithSolution: false } } };
  });
}
