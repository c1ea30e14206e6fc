'use client';

import { useState } from 'react';
import { SelectField } from '#components/form/fields.tsx';
import type { Plan, PresetChoice } from './plan-types.ts';

/** Which published recipe the plan begins with. Choosing another one replaces what was composed. */
export function PresetPicker({
  presets,
  first,
  onChoose,
}: {
  presets: readonly PresetChoice[];
  first: string;
  onChoose: (plan: Plan) => void;
}) {
  const [chosen, setChosen] = useState(first);
  const choose = (id: string) => {
    const preset = presets.find((one) => one.id === id);
    if (!preset) return;
    setChosen(id);
    onChoose(preset.plan);
    // The address can be shared and survives a reload.
    window.history.replaceState(null, '', `?preset=${id}`);
  };
  return (
    <SelectField
      field={{ name: 'preset', value: chosen, onChange: choose, onBlur: () => {} }}
      label="Begin with"
      hint={presets.find((one) => one.id === chosen)?.description}
      options={presets.map(({ id, title }) => ({ value: id, title }))}
    />
  );
}
