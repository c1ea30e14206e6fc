'use client';

import { useRouter } from 'next/navigation';
import { Choice } from '#components/form/choice.tsx';
import { Label } from '#components/ui/label.tsx';

type Props = {
  project: string;
  runs: readonly { number: number; name: string }[];
  left: string | undefined;
  right: string | undefined;
};

/** Which two runs stand side by side; the choice is the address. */
export function RunPicker({ project, runs, left = '', right = '' }: Props) {
  const router = useRouter();
  const options = runs.map(({ number, name }) => ({ value: String(number), title: `${number}: ${name}` }));
  const go = (pair: { left: string; right: string }) =>
    router.push(`/${project}/train/compare?${new URLSearchParams(pair)}`);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-1.5">
        <Label htmlFor="left-run">Left</Label>
        <Choice id="left-run" options={options} value={left} onChange={(next) => go({ left: next, right })} />
      </div>
      <div className="flex min-w-0 flex-col gap-1.5">
        <Label htmlFor="right-run">Right</Label>
        <Choice
          id="right-run"
          options={options}
          value={right}
          onChange={(next) => go({ left, right: next })}
        />
      </div>
    </div>
  );
}
