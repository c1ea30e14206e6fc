'use client';

import { useRef } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import type { OverrideVerdict } from '#lib/domain/check/schema.ts';
import type { ReviewActions, ReviewItem } from './review-item.ts';
import type { useReviewQueue } from './use-review-queue.ts';
import type { Act } from './use-step-marks.ts';

type Run = <R>(work: () => Promise<ActionResult<R>>, then: (value: R) => void) => void;

/** A person's words against the engine, and which of them undo takes back before it comes to decisions. */
export function useOverrides(
  item: ReviewItem | null,
  queue: ReturnType<typeof useReviewQueue>,
  actions: Pick<ReviewActions, 'override' | 'withdraw'>,
  run: Run,
  leave: () => void,
) {
  /** What was done at this desk, the newest last: an override by its id, a decision as null, or what takes it back. */
  const acts = useRef<(string | Act | null)[]>([]);
  const forget = (act: string | Act | undefined) => {
    acts.current = acts.current.filter((one) => one === null || one !== act);
  };
  const say = (verdict: OverrideVerdict, note: string) => {
    if (!item) return;
    const { id, revision } = item.variant;
    const older = item.answer.override?.id;
    run(
      () => actions.override({ variant: id, revision, verdict, note }),
      ({ override }) => {
        forget(older);
        acts.current.push(override);
        toast(`The answer is held to be ${verdict}; its check says so now`);
        leave();
        void queue.reload(id);
      },
    );
  };
  const takeBack = (act: Act) => {
    forget(act);
    leave();
    queue.goTo({ id: act.variant, seq: 0 });
    act.undo();
  };
  const withdraw = (override: string | Act) => {
    if (typeof override !== 'string') return takeBack(override);
    run(
      () => actions.withdraw({ override }),
      ({ variant }) => {
        forget(override);
        toast("The word is withdrawn; the engine's verdict counts again");
        leave();
        queue.goTo({ id: variant, seq: 0 });
      },
    );
  };
  return {
    say,
    withdraw,
    decided: () => acts.current.push(null),
    /** Something else that undo takes back in its turn. */
    did: (act: Act) => acts.current.push(act),
    /** The last act, where it was no decision: `withdraw` takes it back. */
    last: () => acts.current.at(-1) ?? null,
    undone: () => acts.current.pop(),
  };
}
