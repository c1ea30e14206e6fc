'use client';

import { ArrowLeftRightIcon } from 'lucide-react';
import { Choice, type Option } from '#components/form/choice.tsx';
import { useAddressChoice } from '#components/form/use-address-choice.ts';
import { Button } from '#components/ui/button.tsx';

type Props = { versions: readonly Option<string>[]; from: string; to: string };

/** Which two versions are compared; the choice is the address. */
export function PairChoice({ versions, ...arrived }: Props) {
  const { chosen, busy, choose } = useAddressChoice(arrived);
  const { from, to } = chosen;
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm" aria-busy={busy}>
      <span className="text-muted-foreground">From</span>
      <Choice
        aria-label="From"
        className="w-auto min-w-40"
        options={versions}
        value={from}
        onChange={(value) => choose({ from: value })}
      />
      <span className="text-muted-foreground">to</span>
      <Choice
        aria-label="To"
        className="w-auto min-w-40"
        options={versions}
        value={to}
        onChange={(value) => choose({ to: value })}
      />
      <Button variant="ghost" size="sm" onClick={() => choose({ from: to, to: from })}>
        <ArrowLeftRightIcon /> Swap
      </Button>
    </div>
  );
}
