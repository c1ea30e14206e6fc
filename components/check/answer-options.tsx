import { Choice } from '#components/form/choice.tsx';
import { Field } from '#components/form/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { PlaygroundProps } from './answer-playground.tsx';
import { precisionFault } from './playground-state.ts';

/** The first of each list is the default of the engine, which the address leaves out. */
const selects = {
  input: {
    label: 'The texts are',
    items: [
      ['', 'either'],
      ['answer', 'answers'],
      ['response', 'whole solutions'],
    ],
  },
  percent: {
    label: '24% equals',
    items: [
      ['', '0.24 only'],
      ['either', '0.24 and 24'],
    ],
  },
  listOrder: {
    label: 'Lists in',
    items: [
      ['', 'any order'],
      ['kept', 'the order given'],
    ],
  },
  units: {
    label: 'Units are',
    items: [
      ['', 'optional'],
      ['required', 'required'],
    ],
  },
} as const;
const standard = 'default';

/** How the two answers are compared. */
export function AnswerOptionFields({ state, change }: PlaygroundProps) {
  const fault = precisionFault(state.precision);
  return (
    <fieldset className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
      <legend className="sr-only">Options</legend>
      {(['input', 'percent', 'listOrder', 'units'] as const).map((name) => (
        <OptionSelect key={name} name={name} state={state} change={change} />
      ))}
      <Field label="Decimals to agree" error={fault ?? undefined}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            placeholder="as written"
            value={state.precision}
            onChange={(event) => change({ precision: event.target.value.trim() })}
          />
        )}
      </Field>
      <Field label="Letters of choice">
        {(control) => (
          <Input
            {...control}
            placeholder="ABCDE"
            maxLength={26}
            value={state.choices}
            onChange={(event) => change({ choices: event.target.value.toUpperCase() })}
          />
        )}
      </Field>
    </fieldset>
  );
}

function OptionSelect({ name, state, change }: PlaygroundProps & { name: keyof typeof selects }) {
  const { label, items } = selects[name];
  const known = items.some(([value]) => value === state[name]) ? state[name] : '';
  return (
    <Field label={label}>
      {(control) => (
        <Choice
          {...control}
          options={items.map(([value, title]) => ({ value: value || standard, title }))}
          value={known || standard}
          onChange={(value) => change({ [name]: value === standard ? '' : value })}
        />
      )}
    </Field>
  );
}
