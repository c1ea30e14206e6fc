'use client';

import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';

/** Stops all runs of a sweep that have not ended. */
export function StopSweep({ open, stop }: { open: number; stop: () => Promise<ActionResult<unknown>> }) {
  const router = useRouter();
  if (open === 0) return null;
  return (
    <ConfirmButton
      title={`Stop ${open} ${open === 1 ? 'run' : 'runs'}`}
      description="Those that train save a checkpoint first; those that wait do not begin. Each can be resumed by itself."
      action={stop}
      onDone={() => router.refresh()}
    >
      Stop the sweep
    </ConfirmButton>
  );
}
