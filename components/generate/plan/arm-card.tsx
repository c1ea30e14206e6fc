'use client';

import { Trash2Icon } from 'lucide-react';
import Link from 'next/link';
import { NumberField, SelectField } from '#components/form/fields.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { Button } from '#components/ui/button.tsx';
import { ParameterFields } from '../parameter-fields.tsx';
import { parameterWords } from '../parameter-words.ts';
import { ArmTemplates } from './arm-templates.tsx';
import { type Arm, fieldAt, type PlanChoices } from './plan-types.ts';

type Props = {
  arm: Arm;
  path: string;
  /** Its part of the mix. */
  percent: number;
  alone: boolean;
  choices: PlanChoices;
  home: string;
  faults: ReadonlyMap<string, string>;
  /** null takes it out of the mix. */
  onChange: (arm: Arm | null) => void;
};

/** One method of a mix with its share, model and parameters. */
export function ArmCard({ arm, path, percent, alone, choices, home, faults, onChange }: Props) {
  const set = (changes: Partial<Arm>) => onChange({ ...arm, ...changes });
  const method = choices.methods.find((one) => one.id === arm.method);
  const title = method?.title ?? arm.method;
  return (
    <div className="relative flex flex-col gap-3 rounded-md border border-border bg-background p-3">
      <div className="grid items-start gap-3 sm:grid-cols-[1fr_7rem_1fr_auto]">
        <SelectField
          field={fieldAt(
            `${path}.method`,
            arm.method,
            (id) => set({ method: id, parameters: {}, templates: {} }),
            faults,
          )}
          label="Method"
          options={choices.methods.map(({ id, title, family }) => ({ value: id, title, group: family }))}
        />
        <NumberField
          field={fieldAt<number | undefined>(
            `${path}.share`,
            arm.share,
            (share) => set({ share: share as number }),
            faults,
          )}
          label="Share"
          hint={`${formatNumber(percent, 1)} % of the mix`}
        />
        {method?.kind === 'model' ? <ModelChoice {...{ arm, path, choices, home, faults, set }} /> : <span />}
        {!alone && (
          <Button
            type="button"
            variant="ghost"
            className="max-sm:absolute max-sm:top-0.5 max-sm:right-1.5 sm:mt-6"
            aria-label={`Take ${title} out of the mix`}
            onClick={() => onChange(null)}
          >
            <Trash2Icon />
          </Button>
        )}
      </div>
      {method && (
        <details>
          <summary className="cursor-pointer text-muted-foreground text-sm">
            {summaryOf(arm, method.kind)}
          </summary>
          <div className="flex flex-col gap-4 pt-3">
            <p className="text-muted-foreground text-sm">{method.description}</p>
            <ParameterFields
              schema={method.parameters}
              field={fieldAt(
                `${path}.parameters`,
                arm.parameters,
                (parameters) => set({ parameters }),
                faults,
              )}
            />
            {method.kind === 'model' && <SamplingFields {...{ arm, path, faults, set }} />}
            <ArmTemplates arm={arm} choices={choices} home={home} set={set} />
          </div>
        </details>
      )}
    </div>
  );
}

type Inner = Pick<Props, 'arm' | 'path' | 'faults'> & { set: (changes: Partial<Arm>) => void };

function ModelChoice({ arm, path, choices, home, faults, set }: Inner & Pick<Props, 'choices' | 'home'>) {
  if (choices.models.length === 0) {
    return (
      <p className="self-center text-sm text-warning">
        It asks a model.{' '}
        <Link href={`${home}/settings/models`} className="underline">
          Add one
        </Link>
      </p>
    );
  }
  return (
    <SelectField
      field={fieldAt(`${path}.model`, arm.model ?? '', (model) => set({ model }), faults)}
      label="Model"
      options={choices.models.map(({ id, name }) => ({ value: id, title: name }))}
    />
  );
}

function SamplingFields({ arm, path, faults, set }: Inner) {
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <NumberField
        field={fieldAt<number | undefined>(
          `${path}.temperature`,
          arm.temperature,
          (value) => set({ temperature: value as number }),
          faults,
        )}
        label="Temperature"
      />
      <NumberField
        field={fieldAt<number | undefined>(
          `${path}.topP`,
          arm.topP,
          (value) => set({ topP: value as number }),
          faults,
        )}
        label="Top p"
      />
      <NumberField
        field={fieldAt<number | undefined>(
          `${path}.maxTokens`,
          arm.maxTokens,
          (value) => set({ maxTokens: value as number }),
          faults,
        )}
        label="Longest reply"
        unit="tokens"
      />
    </div>
  );
}

function summaryOf({ parameters, temperature, maxTokens, templates }: Arm, kind: string): string {
  const changed = Object.keys(parameters).length > 0 ? [parameterWords(parameters)] : [];
  if (kind === 'computed') return changed.join(' · ') || 'Parameters';
  const own = Object.keys(templates).length;
  return [
    ...changed,
    `temperature ${temperature}`,
    `up to ${formatNumber(Number(maxTokens))} tokens`,
    ...(own > 0 ? [`${own} own ${own === 1 ? 'template' : 'templates'}`] : []),
  ].join(' · ');
}
