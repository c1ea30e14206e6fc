'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { leftOut } from '#components/generate/bulk-words.ts';
import { formatNumber } from '#components/layout/format.ts';
import { ReasonSelect } from './reason-select.tsx';
import { useReasons } from './reasons.tsx';

type Decided = { decided: number; reserved: number; status: string };

const kept = 'Those that several people decide in a queue are left to it.';

/** Decides everything that the filter admits, as one act that one undo takes back. */
export function BulkDecision({
  total,
  isCapped,
  decide,
}: {
  total: number;
  isCapped: boolean;
  decide: (decision: { action: 'accept' | 'reject'; reasons: string[] }) => Promise<ActionResult<Decided>>;
}) {
  const router = useRouter();
  const [reason, setReason] = useState(useReasons()[0]?.id ?? '');
  const count = total === 1 ? '1 variant' : `${formatNumber(total)}${isCapped ? '+' : ''} variants`;
  const done = ({ decided, reserved, status }: Decided) => {
    const left = reserved > 0 ? `, ${leftOut(reserved)}` : '';
    toast(`${formatNumber(decided)} variants ${status}${left}. Z takes it back.`);
    // The item that the address names is decided now: begin at the front of what is left.
    const params = new URLSearchParams(window.location.search);
    params.delete('item');
    router.replace(`${window.location.pathname}?${params}`);
  };
  return (
    <>
      <ConfirmButton
        title={`Accept ${count}`}
        description={`Every pending variant of this filter whose checks have run is accepted. ${kept} One undo takes all of it back.`}
        action={() => decide({ action: 'accept', reasons: [] })}
        onDone={done}
      >
        Accept all…
      </ConfirmButton>
      <ConfirmButton
        title={`Reject ${count}`}
        description={<RejectAllText reason={reason} onReason={setReason} />}
        action={() => decide({ action: 'reject', reasons: [reason] })}
        onDone={done}
      >
        Reject all…
      </ConfirmButton>
    </>
  );
}

function RejectAllText({ reason, onReason }: { reason: string; onReason: (reason: string) => void }) {
  return (
    <span className="flex flex-col gap-3">
      Every pending variant of this filter is rejected for this reason. {kept} One undo takes all of it back.
      <ReasonSelect reason={reason} onReason={onReason} />
    </span>
  );
}
