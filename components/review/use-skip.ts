'use client';

import type { ActionResult } from '#components/form/action-result.ts';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import type { ReviewActions } from './review-item.ts';
import type { useReviewQueue } from './use-review-queue.ts';

type Run = <R>(work: () => Promise<ActionResult<R>>, then: (value: R) => void) => void;

/** Leaves the item on the desk to others; null where nobody else decides it. */
export function useSkip(
  queue: ReturnType<typeof useReviewQueue>,
  { skip }: Pick<ReviewActions, 'skip'>,
  run: Run,
  disabled: boolean,
): (() => void) | null {
  const id = queue.item?.variant.id;
  const leave =
    skip && id
      ? () =>
          run(
            () => skip({ variant: id }),
            () => queue.move(1),
          )
      : null;
  useShortcuts(
    leave ? [{ id: 'skip', keys: 'x', label: 'Skip: leave it to others', disabled, run: leave }] : [],
  );
  return leave;
}
