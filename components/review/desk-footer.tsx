'use client';

import { FormError } from '#components/form/form-error.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { ActionKeys } from '#components/layout/key-bindings.tsx';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { AnswerOverrideBar } from './answer-override-bar.tsx';
import { RejectBar } from './reject-bar.tsx';
import type { Queue, ReviewItem } from './review-item.ts';
import type { Desk } from './use-decisions.ts';
import type { useReviewQueue } from './use-review-queue.ts';

/** The acts, each with its key. It stays where it is when the next item comes. */
export function DeskFooter({
  item,
  queue,
  total,
  desk,
  mayReview,
}: {
  item: ReviewItem;
  queue: ReturnType<typeof useReviewQueue>;
  total: Pick<Queue, 'total' | 'totalIsCapped'>;
  desk: Desk;
  mayReview: boolean;
}) {
  const open = mayReview && desk.mode === 'read';
  const decidable = open && item.variant.status === 'pending';
  useShortcuts([
    { id: 'accept', keys: 'a', label: 'Accept', run: desk.accept, disabled: !decidable },
    {
      id: 'reject',
      keys: 'r',
      label: 'Reject, then a reason',
      run: () => desk.setMode('reject'),
      disabled: !decidable,
    },
    { id: 'edit', keys: 'e', label: 'Edit', run: () => desk.setMode('edit'), disabled: !open },
    {
      id: 'override',
      keys: 'o',
      label: "Override the engine's verdict on the answer",
      run: () => desk.setMode('override'),
      disabled: !open || item.answer.known === null,
    },
  ]);
  return (
    <footer className="flex shrink-0 flex-col gap-2 border-border border-t bg-card px-4 py-2 md:px-6">
      {desk.error && <FormError error={desk.error} />}
      {desk.mode === 'reject' && <RejectBar desk={desk} />}
      {desk.mode === 'override' && <AnswerOverrideBar key={item.variant.id} item={item} desk={desk} />}
      {(desk.mode === 'read' || desk.mode === 'edit') && (
        <div className="flex flex-wrap items-center gap-2">
          <Button disabled={!decidable || desk.busy} onClick={desk.accept}>
            Accept <ActionKeys id="accept" />
          </Button>
          <Button variant="outline" disabled={!decidable || desk.busy} onClick={() => desk.setMode('reject')}>
            Reject… <ActionKeys id="reject" />
          </Button>
          <Button variant="outline" disabled={!open} onClick={() => desk.setMode('edit')}>
            Edit <ActionKeys id="edit" />
          </Button>
          <Button variant="ghost" disabled={!mayReview || desk.busy} onClick={desk.undo}>
            Undo <ActionKeys id="undo" />
          </Button>
          {desk.skip && (
            <Button variant="ghost" disabled={!open || desk.busy} onClick={desk.skip}>
              Skip <ActionKeys id="skip" />
            </Button>
          )}
          <div className="ml-auto flex items-center gap-2 text-muted-foreground text-sm tabular-nums">
            <span aria-live="polite">
              {formatNumber(queue.position + 1)} of {formatNumber(total.total)}
              {total.totalIsCapped && '+'}
            </span>
            <Button variant="ghost" size="sm" onClick={() => queue.move(-1)} disabled={queue.position === 0}>
              Previous <ActionKeys id="previous" />
            </Button>
            <Button variant="ghost" size="sm" onClick={() => queue.move(1)}>
              Next <ActionKeys id="next" />
            </Button>
          </div>
        </div>
      )}
    </footer>
  );
}
