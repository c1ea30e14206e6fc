'use client';

import { NumberField, SelectField } from '#components/form/fields.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { fieldAt, type PlanChoices } from './plan-types.ts';

type Chosen = { selection?: string; selectionSize?: number };
type Props = {
  chosen: Chosen;
  /** Path of the filter in the plan. */
  path: string;
  selections: PlanChoices['selections'];
  faults: ReadonlyMap<string, string>;
  change: (chosen: Chosen) => void;
};

/** A stored core-set selection as the source: all of it, or its first so many, which cover best for their number. */
export function LegSelection({ chosen, path, selections, faults, change }: Props) {
  const { selection, selectionSize } = chosen;
  if (selections.length === 0 && selection === undefined) return null;
  const options = selections.map(({ id, name, size, kind }) => ({
    value: id,
    title: `${name} · ${formatNumber(size)} ${kind === 'seed' ? 'seeds' : 'variants'}`,
  }));
  const isKnown = selection === undefined || selections.some((one) => one.id === selection);
  return (
    <>
      <SelectField
        field={fieldAt(
          `${path}.selection`,
          selection ?? 'any',
          (id) => change({ selection: id === 'any' ? undefined : id, selectionSize: undefined }),
          faults,
        )}
        label="Stored selection"
        hint="A core-set that was chosen under Check, Corpus"
        options={[
          { value: 'any', title: 'No selection' },
          ...options,
          ...(isKnown ? [] : [{ value: selection, title: 'A selection that is gone' }]),
        ]}
      />
      {selection !== undefined && (
        <NumberField
          field={fieldAt<number | undefined>(
            `${path}.selectionSize`,
            selectionSize,
            (size) => change({ selectionSize: size }),
            faults,
          )}
          label="The first of it"
          hint="Its order is that of choosing: every beginning is a core-set too"
          optional
        />
      )}
    </>
  );
}
