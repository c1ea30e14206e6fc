'use client';

import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { formatCount } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { type RestoreCounts, restoredWords } from './restore-words.ts';

export type RestoreMark = {
  id: string;
  counts: RestoreCounts;
  by: string;
  at: Date | string;
  undoneAt: Date | string | null;
  undoneBy: string | null;
  kept: number | null;
  canUndo: boolean;
};

type Props = {
  restores: readonly RestoreMark[];
  /** Null for who may not. */
  undo: ((restore: string) => Promise<ActionResult<unknown>>) | null;
};

/** When a version was made the working state, what that changed, and taking it back. */
export function RestoreList({ restores, undo }: Props) {
  const router = useRouter();
  return (
    <ul className="flex max-w-[75ch] flex-col gap-3 text-sm">
      {restores.map((one) => (
        <li key={one.id} className="flex flex-wrap items-start gap-x-4 gap-y-1">
          <div className="min-w-0 flex-1">
            <p>
              Restored by {one.by}, <RelativeTime at={one.at} />
            </p>
            <p className="text-muted-foreground">{restoredWords(one.counts)}.</p>
            {one.undoneAt && (
              <p className="text-muted-foreground">
                Taken back by {one.undoneBy}, <RelativeTime at={one.undoneAt} />
                {one.kept ? `; ${formatCount(one.kept, 'variant')} kept what became of them since` : ''}.
              </p>
            )}
          </div>
          {undo && one.canUndo && (
            <ConfirmButton
              size="sm"
              title="Take the restore back"
              description="Texts, decisions and labels become what they were before it. What was edited or decided since keeps that."
              tone="default"
              action={() => undo(one.id)}
              onDone={() => router.refresh()}
            >
              Take back
            </ConfirmButton>
          )}
        </li>
      ))}
    </ul>
  );
}
