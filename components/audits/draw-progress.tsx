'use client';

import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { ProgressRow } from '#components/layout/progress-row.tsx';
import { useEvents } from '#components/layout/use-events.ts';
import { useRefreshAtEnd } from '#components/layout/use-refresh-at-end.ts';

export type DrawState = {
  audit: string;
  status: 'drawing' | 'running' | 'failed' | 'closed';
  phase: string;
  done: number;
  total: number | null;
};

type Props = {
  project: string;
  draw: DrawState;
  cancel: (() => Promise<ActionResult<unknown>>) | null;
};

/** How far the draw of an audit is; the page is fetched anew when it has ended. */
export function DrawProgress({ project, draw, cancel }: Props) {
  const router = useRouter();
  const { status, phase, done, total } = useEvents<DrawState>({ project, draw: draw.audit }, draw);
  const isDrawing = status === 'drawing';
  useRefreshAtEnd(!isDrawing);
  return (
    <ProgressRow
      title={phase || 'Waiting for the worker'}
      done={done}
      total={total}
      unit={phase === 'Drawing rows' ? 'strata' : 'variants'}
      state={isDrawing ? (phase ? 'running' : 'queued') : 'done'}
      action={
        cancel &&
        isDrawing && (
          <ConfirmButton
            title="Cancel this draw"
            description="Nothing of it is kept but the question that was asked. Make another audit to ask again."
            confirm="Cancel the draw"
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
