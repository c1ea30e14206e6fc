'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { formatNumber } from '#components/layout/format.ts';

/** Runs every rule again over all variants. */
export function RecheckButton({
  variants,
  recheck,
}: {
  variants: number;
  recheck: () => Promise<ActionResult<{ variants: number }>>;
}) {
  const router = useRouter();
  return (
    <ConfirmButton
      title={`Check ${formatNumber(variants)} variants again`}
      description="Every rule looks at every current text in the background; what it said before is replaced. Decisions stay."
      confirm="Check again"
      disabled={variants === 0}
      action={recheck}
      onDone={() => {
        toast('The variants are being checked again; the counts follow.');
        router.refresh();
      }}
    >
      Check again
    </ConfirmButton>
  );
}
