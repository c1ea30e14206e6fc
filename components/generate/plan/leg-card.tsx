'use client';

import { PlusIcon, Trash2Icon } from 'lucide-react';
import { NumberField, TextField } from '#components/form/fields.tsx';
import { Button } from '#components/ui/button.tsx';
import { ArmCard } from './arm-card.tsx';
import { LegSource } from './leg-source.tsx';
import { fieldAt, type LegPlan, type PlanChoices, replaced } from './plan-types.ts';

export type LegProps = {
  leg: LegPlan;
  /** 0-based. */
  position: number;
  legs: readonly LegPlan[];
  choices: PlanChoices;
  home: string;
  faults: ReadonlyMap<string, string>;
  /** null takes the leg out. */
  onChange: (leg: LegPlan | null) => void;
};

/** One round of a plan: where its problems come from, which of them, and what is done with them. */
export function LegCard(props: LegProps) {
  const { leg, position, legs, choices, home, faults, onChange } = props;
  const path = `legs.${position}`;
  const set = (changes: Partial<LegPlan>) => onChange({ ...leg, ...changes });
  const shares = leg.mix.reduce((sum, arm) => sum + (Number(arm.share) || 0), 0);
  return (
    <section
      aria-label={`Leg ${position + 1}`}
      className="flex flex-col gap-4 rounded-lg border border-border bg-card p-4"
    >
      <header className="flex items-center justify-between gap-2">
        <h2 className="font-semibold text-base">
          Leg {position + 1}
          {leg.title && <span className="font-normal text-muted-foreground"> · {leg.title}</span>}
        </h2>
        {legs.length > 1 && (
          <Button
            type="button"
            variant="ghost"
            aria-label={`Take out leg ${position + 1}`}
            onClick={() => onChange(null)}
          >
            <Trash2Icon />
          </Button>
        )}
      </header>
      <div className="grid gap-4 sm:grid-cols-[1fr_auto_auto]">
        <TextField
          field={fieldAt(`${path}.title`, leg.title, (title) => set({ title }), faults)}
          label="Title"
          optional
        />
        <NumberField
          field={fieldAt<number | undefined>(
            `${path}.stage`,
            leg.stage,
            (stage = 1) => set({ stage }),
            faults,
          )}
          label="Stage"
          className="w-24"
        />
        <NumberField
          field={fieldAt<number | undefined>(
            `${path}.samples`,
            leg.samples,
            (samples = 1) => set({ samples }),
            faults,
          )}
          label="Samples"
          unit="of each problem"
        />
      </div>
      <LegSource {...props} set={set} path={path} />
      <h3 className="font-medium text-sm">Mix of methods</h3>
      <ul className="flex flex-col gap-3">
        {leg.mix.map((arm, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same method may stand in a mix twice; its place names it.
          <li key={at}>
            <ArmCard
              arm={arm}
              path={`${path}.mix.${at}`}
              percent={shares > 0 ? (100 * Number(arm.share)) / shares : 0}
              alone={leg.mix.length === 1}
              choices={choices}
              home={home}
              faults={faults}
              onChange={(changed) => set({ mix: replaced(leg.mix, at, changed) })}
            />
          </li>
        ))}
      </ul>
      <Button
        type="button"
        variant="outline"
        className="self-start"
        onClick={() => set({ mix: [...leg.mix, { ...leg.mix.at(-1)!, parameters: {}, templates: {} }] })}
      >
        <PlusIcon /> Add a method
      </Button>
    </section>
  );
}
