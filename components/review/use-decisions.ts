'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import type { ActionError, ActionResult } from '#components/form/action-result.ts';
import { unreachable } from '#components/form/action-result.ts';
import type { Say } from '#components/layout/announcer.tsx';
import type { ItemText, ReviewActions, ReviewItem } from './review-item.ts';
import { useOpenTime } from './use-open-time.ts';
import { useOverrides } from './use-overrides.ts';
import type { useReviewQueue } from './use-review-queue.ts';
import { useSkip } from './use-skip.ts';

export type Desk = ReturnType<typeof useDecisions>;

/** What can be done with the item on the desk, what is going on, and what went wrong with it. */
export function useDecisions(queue: ReturnType<typeof useReviewQueue>, actions: ReviewActions, say: Say) {
  const [mode, setMode] = useState<'read' | 'reject' | 'edit' | 'override'>('read');
  const [error, setError] = useState<ActionError | null>(null);
  // Until the answer has come, and no longer: the item that is shown then takes the next key.
  const [busy, setBusy] = useState(false);
  const { item } = queue;
  const openMs = useOpenTime(item?.variant.id);
  const run = <R>(work: () => Promise<ActionResult<R>>, then: (value: R) => void) => {
    if (busy) return;
    setBusy(true);
    const settle = (result: ActionResult<R>) => {
      setBusy(false);
      setError(result.ok ? null : result.error);
      if (result.ok) then(result.value);
      // Somebody was here before: what stands there now is shown, not what was.
      else if (result.error.code === 'CONFLICT' && item && mode !== 'edit')
        void queue.reload(item.variant.id);
    };
    void work().then(settle, () => settle({ ok: false, error: unreachable }));
  };
  const overrides = useOverrides(item, queue, actions, run, () => setMode('read'));
  const decide = (action: 'accept' | 'reject', reasons: string[] = [], note = '') => {
    if (!item) return;
    const { id, revision } = item.variant;
    run(
      () => actions.decide({ variant: id, revision, action, reasons, note, openMs: openMs() }),
      () => {
        overrides.decided();
        say(action === 'accept' ? 'Accepted' : 'Rejected');
        setMode('read');
        void queue.reload(id);
        queue.move(1);
      },
    );
  };
  const afterEdit = () => {
    setMode('read');
    if (item) void queue.reload(item.variant.id);
  };
  return {
    mode,
    setMode: (next: typeof mode) => {
      setError(null);
      setMode(next);
    },
    error,
    busy,
    /** Null where nobody else decides the item. */
    skip: useSkip(queue, actions, run, mode !== 'read'),
    accept: () => decide('accept'),
    reject: (reasons: string[], note: string) => decide('reject', reasons, note),
    override: overrides.say,
    did: overrides.did,
    withdraw: () => item?.answer.override && overrides.withdraw(item.answer.override.id),
    undo: () => {
      const word = overrides.last();
      if (word) return overrides.withdraw(word);
      run(actions.undo, ({ variant, undone }) => {
        overrides.undone();
        toast(undone === 1 ? 'The last decision is undone' : `${undone} decisions are undone`);
        queue.goTo({ id: variant, seq: 0 });
      });
    },
    save: (text: ItemText & { note: string }, revision: number) =>
      item && run(() => actions.edit({ variant: item.variant.id, revision, ...text }), afterEdit),
    restore: (number: number) => item && run(() => actions.restore({ ...seenText(item), number }), afterEdit),
  };
}

const seenText = ({ variant }: ReviewItem) => ({ variant: variant.id, revision: variant.revision });
