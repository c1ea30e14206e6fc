'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';

/** Takes an override back. */
export function WithdrawButton({ withdraw }: { withdraw: () => Promise<ActionResult<unknown>> }) {
  const router = useRouter();
  return (
    <ConfirmButton
      title="Withdraw this override"
      description="The engine's verdict counts again. The override stays in the list as withdrawn and is no longer exported."
      confirm="Withdraw"
      size="sm"
      action={withdraw}
      onDone={() => {
        toast("The word is withdrawn; the engine's verdict counts again");
        router.refresh();
      }}
    >
      Withdraw…
    </ConfirmButton>
  );
}
