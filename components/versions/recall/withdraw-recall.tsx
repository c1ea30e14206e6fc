'use client';

import { useRouter } from 'next/navigation';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import type { RecallActs } from './recall-types.ts';

type Props = { withdraw: RecallActs['withdraw']; recall: string; what: string };

/** Takes a recall back. */
export function WithdrawRecall({ withdraw, recall, what }: Props) {
  const router = useRouter();
  return (
    <ConfirmButton
      size="sm"
      title="Take the recall back"
      description={`Later versions may hold rows of ${what} again. That it was recalled stays in the audit trail.`}
      tone="default"
      action={() => withdraw(recall)}
      onDone={() => router.refresh()}
    >
      Take back
    </ConfirmButton>
  );
}
