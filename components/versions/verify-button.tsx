'use client';

import { CircleCheckIcon, LoaderCircleIcon, ShieldCheckIcon, TriangleAlertIcon } from 'lucide-react';
import { useState, useTransition } from 'react';
import { type ActionResult, unreachable } from '#components/form/action-result.ts';
import { FormError } from '#components/form/form-error.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';

type Verdict = {
  intact: boolean;
  rows: number;
  expected: string;
  found: string;
  faults: { path: string; position: number | null; message: string }[];
  derived: number;
};

/** Hashes the stored rows again and says whether they are what was frozen. */
export function VerifyButton({ verify }: { verify: () => Promise<ActionResult<Verdict>> }) {
  const [result, setResult] = useState<ActionResult<Verdict> | null>(null);
  const [busy, startTransition] = useTransition();
  const run = () =>
    startTransition(async () => {
      setResult(await verify().catch((): ActionResult<Verdict> => ({ ok: false, error: unreachable })));
    });
  useShortcuts([{ keys: 'v', label: 'Verify the rows', run, disabled: busy }]);
  return (
    <div className="flex flex-col items-start gap-2">
      <Button variant="outline" onClick={run} disabled={busy} aria-busy={busy}>
        {busy ? <LoaderCircleIcon className="animate-spin" /> : <ShieldCheckIcon />} Verify the rows
      </Button>
      <div aria-live="polite" className="min-h-5 text-sm">
        {result?.ok && <Outcome verdict={result.value} />}
        {result && !result.ok && <FormError error={result.error} />}
      </div>
    </div>
  );
}

function Outcome({ verdict: { intact, rows, found, faults, derived } }: { verdict: Verdict }) {
  if (intact) {
    return (
      <p className="flex items-center gap-1.5 text-success">
        <CircleCheckIcon className="size-4 shrink-0" /> Intact: {formatNumber(rows)} rows give the content
        hash
        {derived > 0 && `, ${formatNumber(derived)} could be derived from their revisions again`}.
      </p>
    );
  }
  return (
    <p className="flex gap-1.5 text-danger">
      <TriangleAlertIcon className="mt-0.5 size-4 shrink-0" />
      <span>
        Changed: {formatNumber(rows)} rows give <code className="break-all text-xs">{found}</code>. Somebody
        wrote to the database or the storage behind the studio; restore it from a backup.
        {faults.length > 0 && (
          <ul className="mt-1 list-disc pl-5">
            {faults.map((fault) => (
              <li key={`${fault.path} ${fault.position} ${fault.message}`} className="break-words">
                {fault.message}
              </li>
            ))}
          </ul>
        )}
      </span>
    </p>
  );
}
