'use client';

import { NumberField, SelectField, ToggleField } from '#components/form/fields.tsx';
import { cn } from '#components/ui/cn.ts';
import { subjects } from '#lib/domain/seeds/subject.ts';
import { LevelChoice } from '../level-choice.tsx';
import type { LegProps } from './leg-card.tsx';
import { LegSelection } from './leg-selection.tsx';
import { fieldAt, type LegPlan } from './plan-types.ts';

type Source = LegPlan['source'];
type Props = LegProps & { path: string; set: (changes: Partial<LegPlan>) => void };

/** Where a leg's problems come from, and which of them are taken. */
export function LegSource(props: Props) {
  const { leg, position, path, faults, set } = props;
  const { source, select } = leg;
  const kinds = [
    { value: 'seeds', title: 'Seeds' },
    ...(position > 0 ? [{ value: 'legs', title: 'Variants of earlier legs' }] : []),
    { value: 'variants', title: 'Variants of the project' },
  ];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        field={fieldAt(
          `${path}.source.from`,
          source.from as string,
          (from) => set({ source: emptySource(from, position) }),
          faults,
        )}
        label="Starts from"
        options={kinds}
      />
      <SelectionFields {...props} />
      {source.from === 'seeds' && <SeedFields {...props} source={source} />}
      {source.from === 'legs' && <LegFields {...props} source={source} />}
      {source.from === 'variants' && <VariantFields {...props} source={source} />}
      {select.kind === 'core-set' && (
        <p className="text-muted-foreground text-xs sm:col-span-2">
          The core-set covers the candidates by k-center greedy: no candidate is far from one that was taken.
        </p>
      )}
    </div>
  );
}

function emptySource(from: string, position: number): Source {
  if (from === 'legs') return { from, legs: [position - 1], checks: 'passed' };
  if (from === 'variants') return { from, filter: {} };
  return { from: 'seeds', filter: { onlyWithSolution: false } };
}

function SelectionFields({ leg, path, faults, set }: Props) {
  const { select } = leg;
  const choose = (kind: string) =>
    set({ select: kind === 'all' ? { kind } : { kind: kind as 'random' | 'core-set', count: 1000 } });
  return (
    <div className={cn('grid gap-4', select.kind !== 'all' && 'grid-cols-[1fr_auto]')}>
      <SelectField
        field={fieldAt(`${path}.select.kind`, select.kind as string, choose, faults)}
        label="Takes"
        options={[
          { value: 'all', title: 'All of them' },
          { value: 'random', title: 'A random part' },
          { value: 'core-set', title: 'A core-set' },
        ]}
      />
      {select.kind !== 'all' && (
        <NumberField
          field={fieldAt<number | undefined>(
            `${path}.select.count`,
            select.count,
            (count) => set({ select: { ...select, count: count as number } }),
            faults,
          )}
          label="At most"
        />
      )}
    </div>
  );
}

function SeedFields({
  source,
  path,
  faults,
  choices,
  set,
}: Props & { source: Extract<Source, { from: 'seeds' }> }) {
  const { filter } = source;
  const change = (changes: Partial<typeof filter>) =>
    set({ source: { ...source, filter: { ...filter, ...changes } } });
  return (
    <>
      <SelectField
        field={fieldAt(
          `${path}.source.filter.subject`,
          filter.subject ?? 'any',
          (subject) => change({ subject: subject === 'any' ? undefined : subject }),
          faults,
        )}
        label="Subject"
        options={[
          { value: 'any', title: 'Any subject' },
          ...subjects.map((value) => ({ value, title: value })),
        ]}
      />
      <LevelChoice
        field={fieldAt(
          `${path}.source.filter.levels`,
          filter.levels ?? [],
          (levels) => change({ levels }),
          faults,
        )}
      />
      <LegSelection
        chosen={filter}
        path={`${path}.source.filter`}
        selections={choices.selections.filter((one) => one.kind === 'seed')}
        {...{ faults, change }}
      />
      <NumberField
        field={fieldAt(
          `${path}.source.filter.maxSolveRate`,
          filter.maxSolveRate,
          (maxSolveRate) => change({ maxSolveRate }),
          faults,
        )}
        label="Or solved at most"
        hint="Share from 0 to 1: seeds that models seldom solve count as well, whatever their level"
        optional
      />
      <NumberField
        field={fieldAt(`${path}.source.filter.limit`, filter.limit, (limit) => change({ limit }), faults)}
        label="At most"
        unit="seeds"
        optional
        hint="The oldest first"
      />
      <ToggleField
        field={fieldAt(
          `${path}.source.filter.onlyWithSolution`,
          filter.onlyWithSolution === true,
          (onlyWithSolution) => change({ onlyWithSolution }),
          faults,
        )}
        label="Only seeds that have a solution"
      />
    </>
  );
}

const checkChoices = [
  { value: 'passed', title: 'All checks passed' },
  { value: 'not-failed', title: 'No check failed' },
  { value: 'any', title: 'Any' },
];

function LegFields({
  source,
  position,
  path,
  faults,
  set,
}: Props & { source: Extract<Source, { from: 'legs' }> }) {
  const toggle = (leg: number, on: boolean) => {
    const legs = on ? [...source.legs, leg].sort((a, b) => a - b) : source.legs.filter((one) => one !== leg);
    set({ source: { ...source, legs } });
  };
  const earlier = Array.from({ length: position }, (_, leg) => leg);
  return (
    <>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1 font-medium text-sm">Earlier legs</legend>
        {earlier.map((leg) => (
          <ToggleField
            key={leg}
            field={fieldAt(
              `${path}.source.legs.${leg}`,
              source.legs.includes(leg),
              (on) => toggle(leg, on),
              faults,
            )}
            label={`Leg ${leg + 1}`}
          />
        ))}
        {faults.get(`${path}.source.legs`) && <p className="text-danger text-xs">Choose at least one leg.</p>}
      </fieldset>
      <SelectField
        field={fieldAt(
          `${path}.source.checks`,
          source.checks as string,
          (checks) => set({ source: { ...source, checks: checks as typeof source.checks } }),
          faults,
        )}
        label="Checks"
        options={checkChoices}
      />
    </>
  );
}

function VariantFields({
  source,
  path,
  faults,
  choices,
  set,
}: Props & { source: Extract<Source, { from: 'variants' }> }) {
  const { filter } = source;
  const change = (changes: Partial<typeof filter>) =>
    set({ source: { ...source, filter: { ...filter, ...changes } } });
  return (
    <>
      <SelectField
        field={fieldAt(
          `${path}.source.filter.status`,
          (filter.status ?? 'any') as string,
          (status) => change({ status: status === 'any' ? undefined : (status as typeof filter.status) }),
          faults,
        )}
        label="Review"
        options={['any', 'pending', 'accepted', 'rejected'].map((value) => ({ value, title: value }))}
      />
      <LevelChoice
        field={fieldAt(
          `${path}.source.filter.levels`,
          filter.levels ?? [],
          (levels) => change({ levels }),
          faults,
        )}
      />
      <LegSelection
        chosen={filter}
        path={`${path}.source.filter`}
        selections={choices.selections}
        {...{ faults, change }}
      />
    </>
  );
}
