'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { Button } from '#components/ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { type ReasonId, reasons } from '#lib/domain/review/reasons.ts';

type Decided = { decided: number; status: string };

/** Decides everything that the filter admits, as one act that one undo takes back. */
export function BulkDecision({
  total,
  isCapped,
  decide,
}: {
  total: number;
  isCapped: boolean;
  decide: (decision: { action: 'accept' | 'reject'; reasons: ReasonId[] }) => Promise<ActionResult<Decided>>;
}) {
  const router = useRouter();
  const [reason, setReason] = useState<(typeof reasons)[number]>(reasons[0]);
  const count = `${formatNumber(total)}${isCapped ? '+' : ''} variants`;
  const done = ({ decided, status }: Decided) => {
    toast(`${formatNumber(decided)} variants ${status}. Z takes it back.`);
    router.refresh();
  };
  return (
    <>
      <ConfirmButton
        title={`Accept ${count}`}
        description="Every pending variant of this filter whose checks have run is accepted. One undo takes all of it back."
        action={() => decide({ action: 'accept', reasons: [] })}
        onDone={done}
      >
        Accept all…
      </ConfirmButton>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost">Reason for all: {reason.title}</Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuLabel>Why all of them are rejected</DropdownMenuLabel>
          {reasons.map((one) => (
            <DropdownMenuItem key={one.id} onSelect={() => setReason(one)}>
              {one.title}
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      <ConfirmButton
        title={`Reject ${count}`}
        description={`Every pending variant of this filter is rejected as "${reason.title}". One undo takes all of it back.`}
        action={() => decide({ action: 'reject', reasons: [reason.id] })}
        onDone={done}
      >
        Reject all…
      </ConfirmButton>
    </>
  );
}
