'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { ProgressRow } from '#components/layout/progress-row.tsx';
import { MovingRate } from '#lib/domain/moving-rate.ts';
import { importProgress } from '#lib/domain/seeds/import-progress.ts';
import type { ImportRow } from './import-columns.tsx';

const pauseMs = 700;

/** How far an import is. The page asks again while it runs, and says so when it has ended. */
export function ImportProgress({
  state,
  cancel,
}: {
  state: ImportRow;
  cancel: () => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const running = state.status === 'queued' || state.status === 'running';
  const wasRunning = useRef(running);
  useEffect(() => {
    if (running) {
      const timer = setInterval(() => router.refresh(), pauseMs);
      return () => clearInterval(timer);
    }
    if (wasRunning.current) toast(`${state.fileName}: ${formatNumber(state.rowsAdded)} rows added`);
    wasRunning.current = false;
  }, [running, router, state.fileName, state.rowsAdded]);
  const { step, done, total } = importProgress(state);
  const rate = useRate(done);
  return (
    <ProgressRow
      title={state.error ?? step}
      done={done}
      total={total}
      unit="rows"
      rate={running ? rate : null}
      state={state.status === 'uploaded' ? 'queued' : state.status}
      action={
        running && (
          <ConfirmButton
            title="Stop this import"
            description="What it added so far stays; the rest of the file is not read."
            action={cancel}
            onDone={() => router.refresh()}
          >
            Cancel
          </ConfirmButton>
        )
      }
    />
  );
}

/** Rows a second over the last while, as the page sees them. */
function useRate(done: number): number | null {
  const rates = useRef(new MovingRate());
  const [rate, setRate] = useState<number | null>(null);
  useEffect(() => setRate(rates.current.observe(Date.now(), done)), [done]);
  return rate;
}
