'use client';

import { LoaderCircleIcon, ShieldCheckIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { type ActionError, type ActionResult, unreachable } from '#components/form/action-result.ts';
import { FormError } from '#components/form/form-error.tsx';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';

type Props = { verify: () => Promise<ActionResult<unknown>> };

/** Has the stored rows hashed again by the worker; the page then shows how far that is. */
export function VerifyButton({ verify }: Props) {
  const router = useRouter();
  const [error, setError] = useState<ActionError | null>(null);
  const [busy, startTransition] = useTransition();
  const run = () =>
    startTransition(async () => {
      const result = await verify().catch((): ActionResult<unknown> => ({ ok: false, error: unreachable }));
      setError(result.ok ? null : result.error);
      if (result.ok) router.refresh();
    });
  useShortcuts([{ keys: 'v', label: 'Verify the rows', run, disabled: busy }]);
  return (
    <div className="flex flex-col items-start gap-2">
      <Button variant="outline" onClick={run} disabled={busy} aria-busy={busy}>
        {busy ? <LoaderCircleIcon className="animate-spin" /> : <ShieldCheckIcon />} Verify the rows
      </Button>
      {error !== null && <FormError error={error} />}
    </div>
  );
}
