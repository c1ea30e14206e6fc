'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { Button } from '#components/ui/button.tsx';

/** Starts a scan of the whole corpus. */
export function ScanButton({ scan, busy }: { scan: () => Promise<ActionResult<unknown>>; busy: boolean }) {
  const router = useRouter();
  const [starting, start] = useTransition();
  const run = () =>
    start(async () => {
      const result = await scan();
      if (!result.ok) toast.error(result.error.message);
      router.refresh();
    });
  return (
    <Button disabled={busy || starting} onClick={run}>
      Scan the corpus
    </Button>
  );
}
