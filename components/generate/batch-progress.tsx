'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { toast } from 'sonner';
import { formatNumber } from '#components/layout/format.ts';
import { LiveRefresh } from '#components/layout/live-refresh.tsx';
import { ProgressRow } from '#components/layout/progress-row.tsx';
import { useEvents } from '#components/layout/use-events.ts';
import { BatchActions, type BatchActs, hasActions } from './batch-actions.tsx';
import { BatchCounts } from './batch-counts.tsx';
import { type BatchProgressState, isMoving } from './batch-types.ts';
import { LedgerView } from './ledger-view.tsx';
import { LegList } from './leg-list.tsx';
import { ReasonTable } from './reason-table.tsx';
import { SampleList } from './sample-list.tsx';

/** How a batch goes: bar, rate, counts and reasons, all moving while it runs; cancel, or retry what failed. */
export function BatchProgress({
  project,
  batch,
  acts,
}: {
  project: string;
  batch: BatchProgressState;
  acts: BatchActs;
}) {
  const state = useEvents(isMoving(batch) ? { project, batch: batch.id } : null, batch);
  const moving = isMoving(state);
  useEndNotice(state, moving);
  return (
    <section aria-label="Progress" className="flex flex-col gap-6">
      {/* A provider's own batches are polled minutes apart; they come with the page. */}
      {moving && state.viaBatchApi && <LiveRefresh seconds={10} />}
      <div className="rounded-lg border border-border bg-card px-4">
        <ProgressRow
          title={state.error ?? `${formatNumber(state.counts.done)} ${state.makes}`}
          done={state.ended}
          total={state.total}
          unit="requests"
          rate={state.rate}
          state={state.status}
          action={hasActions(state) ? <BatchActions state={state} acts={acts} /> : null}
        />
      </div>
      <BatchCounts state={state} href={`/${project}/generate/variants?batch=${batch.id}`} />
      <LegList legs={state.legs} />
      <LedgerView state={state} />
      <ReasonTable reasons={state.reasons} href={`/${project}/generate/${batch.id}/requests`} />
      <SampleList samples={state.samples} home={`/${project}`} batch={batch.id} />
    </section>
  );
}

function useEndNotice(state: BatchProgressState, moving: boolean) {
  const router = useRouter();
  const wasMoving = useRef(moving);
  const { name, status, counts } = state;
  useEffect(() => {
    if (wasMoving.current && !moving) {
      toast(`${name} is ${status}: ${formatNumber(counts.done)} done`);
      router.refresh();
    }
    wasMoving.current = moving;
  }, [moving, name, status, counts.done, router]);
}
