'use client';

import { ArrowLeftRightIcon } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Choice, type Option } from '#components/form/choice.tsx';
import { Button } from '#components/ui/button.tsx';

type Props = { versions: readonly Option<string>[]; from: string; to: string };

/** Which two versions are compared; the choice is the address. */
export function PairChoice({ versions, from, to }: Props) {
  const router = useRouter();
  const path = usePathname();
  const [busy, startTransition] = useTransition();
  const go = (pair: { from: string; to: string }) =>
    startTransition(() => router.push(`${path}?${new URLSearchParams(pair)}`));
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm" aria-busy={busy}>
      <span className="text-muted-foreground">From</span>
      <Choice
        aria-label="From"
        className="w-auto min-w-40"
        options={versions}
        value={from}
        onChange={(value) => go({ from: value, to })}
      />
      <span className="text-muted-foreground">to</span>
      <Choice
        aria-label="To"
        className="w-auto min-w-40"
        options={versions}
        value={to}
        onChange={(value) => go({ from, to: value })}
      />
      <Button variant="ghost" size="sm" onClick={() => go({ from: to, to: from })}>
        <ArrowLeftRightIcon /> Swap
      </Button>
    </div>
  );
}
