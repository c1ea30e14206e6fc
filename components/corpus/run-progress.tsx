'use client';

import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { ProgressRow } from '#components/layout/progress-row.tsx';
import { useEvents } from '#components/layout/use-events.ts';
import { useRefreshAtEnd } from '#components/layout/use-refresh-at-end.ts';

/** A run over the corpus; times cross the event stream as text. */
export type RunState = {
  id: string;
  status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  phase: string;
  rowsDone: number;
  rowsTotal: number;
  error: string | null;
  startedAt: string | Date | null;
};

type Props = {
  project: string;
  run: RunState;
  /** What is counted: "texts". */
  unit: string;
  cancel: () => Promise<ActionResult<unknown>>;
};

/** How far a run over the corpus is, moving while it runs; the page is fetched anew when it has ended. */
export function RunProgress({ project, run, unit, cancel }: Props) {
  const router = useRouter();
  const moving = isMoving(run.status);
  const state = useEvents<RunState>(moving ? { project, run: run.id } : null, run);
  useRefreshAtEnd(moving && !isMoving(state.status));
  return (
    <ProgressRow
      title={state.error ?? (state.phase || 'Waiting for the worker')}
      done={state.rowsDone}
      total={state.rowsTotal > 0 ? state.rowsTotal : null}
      unit={unit}
      rate={rateOf(state)}
      state={state.status}
      action={
        isMoving(state.status) && (
          <ConfirmButton
            title="Stop this run"
            description="What stood before it stays as it was."
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

export const isMoving = (status: RunState['status']) => status === 'queued' || status === 'running';

function rateOf({ status, startedAt, rowsDone }: RunState): number | null {
  if (status !== 'running' || startedAt === null) return null;
  const seconds = (Date.now() - new Date(startedAt).getTime()) / 1000;
  return seconds > 1 ? rowsDone / seconds : null;
}
