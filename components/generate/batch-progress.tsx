'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { LiveRefresh } from '#components/layout/live-refresh.tsx';
import { ProgressRow } from '#components/layout/progress-row.tsx';
import { BatchCounts } from './batch-counts.tsx';
import { type BatchProgressState, isMoving } from './batch-types.ts';
import { ReasonTable } from './reason-table.tsx';
import { useEvents } from './use-events.ts';

type Act = () => Promise<ActionResult<unknown>>;

/** How a batch goes: bar, rate, counts and reasons, all moving while it runs; cancel, or retry what failed. */
export function BatchProgress({
  project,
  batch,
  cancel,
  retry,
}: {
  project: string;
  batch: BatchProgressState;
  cancel: Act;
  retry: Act;
}) {
  const router = useRouter();
  const address = `/api/events?project=${encodeURIComponent(project)}&batch=${batch.id}`;
  const state = useEvents(isMoving(batch) ? address : null, batch);
  const moving = isMoving(state);
  useEndNotice(state, moving);
  return (
    <section aria-label="Progress" className="flex flex-col gap-6">
      {/* The samples below are made on the server; they arrive with the page. */}
      {moving && <LiveRefresh />}
      <div className="rounded-lg border border-border bg-card px-4">
        <ProgressRow
          title={state.error ?? `${formatNumber(state.counts.done)} variants`}
          done={state.ended}
          total={state.total}
          unit="requests"
          rate={state.rate}
          state={state.status}
          action={batchAction({ state, moving, cancel, retry, onDone: () => router.refresh() })}
        />
      </div>
      <BatchCounts state={state} href={`/${project}/generate/variants?batch=${batch.id}`} />
      <ReasonTable reasons={state.reasons} />
    </section>
  );
}

function useEndNotice(state: BatchProgressState, moving: boolean) {
  const router = useRouter();
  const wasMoving = useRef(moving);
  const { name, status, counts } = state;
  useEffect(() => {
    if (wasMoving.current && !moving) {
      toast(`${name} is ${status}: ${formatNumber(counts.done)} variants`);
      router.refresh();
    }
    wasMoving.current = moving;
  }, [moving, name, status, counts.done, router]);
}

type BatchActionProps = {
  state: BatchProgressState;
  moving: boolean;
  cancel: Act;
  retry: Act;
  onDone: () => void;
};

/** The one button that the state allows; null where there is nothing to do. */
function batchAction({ state, moving, cancel, retry, onDone }: BatchActionProps) {
  const open = state.counts.queued;
  const again = state.counts.failed + state.counts.cancelled;
  if (moving) {
    return (
      <ConfirmButton
        title={`Cancel ${formatNumber(open)} waiting requests`}
        description="Variants that are there stay; requests that are being answered are kept. You can bring the rest back later."
        action={cancel}
        onDone={onDone}
      >
        Cancel
      </ConfirmButton>
    );
  }
  if (again === 0) return null;
  const text = `Retry ${formatNumber(again)} requests`;
  return (
    <ConfirmButton
      title={text}
      description="The failed and the cancelled requests go back into the queue; nothing else changes."
      action={retry}
      onDone={onDone}
    >
      {text}
    </ConfirmButton>
  );
}
