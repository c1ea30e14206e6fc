'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { ProgressRow } from '#components/layout/progress-row.tsx';
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
    if (wasRunning.current) toast(`${state.fileName}: ${formatNumber(state.rowsAdded)} seeds added`);
    wasRunning.current = false;
  }, [running, router, state.fileName, state.rowsAdded]);
  const seconds = (Date.now() - new Date(state.createdAt).getTime()) / 1000;
  return (
    <ProgressRow
      title={state.error ?? `${formatNumber(state.rowsRead)} rows read`}
      done={state.status === 'done' ? state.byteSize : state.bytesRead}
      total={state.byteSize}
      unit="bytes"
      rate={running && seconds > 0 ? state.bytesRead / seconds : null}
      state={state.status === 'uploaded' ? 'queued' : state.status}
      action={
        running && (
          <ConfirmButton
            title="Stop this import"
            description="The seeds that it added so far stay; the rest of the file is not read."
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
