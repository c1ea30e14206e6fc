'use client';

import { Choice } from '#components/form/choice.tsx';
import { useAddressChoice } from '#components/form/use-address-choice.ts';
import { Label } from '#components/ui/label.tsx';

type Props = {
  runs: readonly { number: number; name: string }[];
  left: string | undefined;
  right: string | undefined;
};

/** Which two runs stand side by side; the choice is the address. */
export function RunPicker({ runs, left = '', right = '' }: Props) {
  const { chosen, busy, choose } = useAddressChoice({ left, right });
  const options = runs.map(({ number, name }) => ({ value: String(number), title: `${number}: ${name}` }));
  return (
    <div className="grid gap-4 sm:grid-cols-2" aria-busy={busy}>
      <div className="flex min-w-0 flex-col gap-1.5">
        <Label htmlFor="left-run">Left</Label>
        <Choice
          id="left-run"
          options={options}
          value={chosen.left}
          onChange={(next) => choose({ left: next })}
        />
      </div>
      <div className="flex min-w-0 flex-col gap-1.5">
        <Label htmlFor="right-run">Right</Label>
        <Choice
          id="right-run"
          options={options}
          value={chosen.right}
          onChange={(next) => choose({ right: next })}
        />
      </div>
    </div>
  );
}
