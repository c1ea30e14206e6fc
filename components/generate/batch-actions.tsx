'use client';

import { PauseIcon, PlayIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { useAct } from '#components/form/use-act.ts';
import { formatNumber } from '#components/layout/format.ts';
import { Button } from '#components/ui/button.tsx';
import { type BatchRow, isMoving } from './batch-types.ts';
import { BudgetDialog } from './budget-dialog.tsx';

type Act = () => Promise<ActionResult<unknown>>;

export type BatchActs = {
  cancel: Act;
  retry: Act;
  pause: Act;
  resume: Act;
  setBudget: (budget: number | 'none') => Promise<ActionResult<unknown>>;
};

/** Whether there is anything to do with a batch in this state. */
export const hasActions = (state: BatchRow) =>
  isMoving(state) || state.status === 'paused' || state.counts.failed + state.counts.cancelled > 0;

/** What the state of a batch allows: pause, resume, cancel, another budget, retry. */
export function BatchActions({ state, acts }: { state: BatchRow; acts: BatchActs }) {
  const router = useRouter();
  const done = () => router.refresh();
  const moving = isMoving(state);
  const open = state.counts.queued + state.counts.leased + state.counts.submitted;
  const again = state.counts.failed + state.counts.cancelled;
  const retry = `Retry ${formatNumber(again)} requests`;
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      {moving && (
        <Plain act={acts.pause} onDone={done}>
          <PauseIcon /> Pause
        </Plain>
      )}
      {state.status === 'paused' && state.stopReason !== 'budget' && (
        <Plain act={acts.resume} onDone={done}>
          <PlayIcon /> Resume
        </Plain>
      )}
      {(moving || state.status === 'paused') && (
        <>
          <BudgetDialog
            budget={state.budget}
            spent={state.spent.dollars}
            save={acts.setBudget}
            onDone={done}
          />
          <ConfirmButton
            title={`Cancel ${formatNumber(open)} open requests`}
            description="What came stays; requests that are being answered are kept. You can bring the rest back later."
            action={acts.cancel}
            onDone={done}
          >
            Cancel
          </ConfirmButton>
        </>
      )}
      {!moving && state.status !== 'paused' && again > 0 && (
        <ConfirmButton
          title={retry}
          description="The failed and the cancelled requests go back into the queue; nothing else changes."
          action={acts.retry}
          onDone={done}
        >
          {retry}
        </ConfirmButton>
      )}
    </div>
  );
}

function Plain({ act, onDone, children }: { act: Act; onDone: () => void; children: React.ReactNode }) {
  const { busy, act: run } = useAct();
  return (
    <Button type="button" variant="outline" disabled={busy} aria-busy={busy} onClick={() => run(act, onDone)}>
      {children}
    </Button>
  );
}
