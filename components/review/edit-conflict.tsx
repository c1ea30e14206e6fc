'use client';

import { z } from 'zod';
import type { ActionError } from '#components/form/action-result.ts';
import { Button } from '#components/ui/button.tsx';
import { DiffText } from './diff-text.tsx';
import type { ItemText } from './review-item.ts';

const Theirs = z.object({
  current: z.object({
    revision: z.number(),
    problem: z.string(),
    solution: z.string(),
    answer: z.string(),
    author: z.string().nullable(),
  }),
});
export type Theirs = z.infer<typeof Theirs>['current'];

/** The text that stands there now, where a save met one of somebody else. */
export function readConflict(error: ActionError | null): Theirs | null {
  if (error?.code !== 'CONFLICT') return null;
  return Theirs.safeParse(error.details).data?.current ?? null;
}

/** Two people edited the same text: the second sees both, and nothing is lost. */
export function EditConflict({
  theirs,
  mine,
  onTakeTheirs,
  onSaveMine,
}: {
  theirs: Theirs;
  mine: ItemText;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
}) {
  const parts = [
    ['Problem', theirs.problem, mine.problem],
    ['Solution', theirs.solution, mine.solution],
    ['Answer', theirs.answer, mine.answer],
  ] as const;
  return (
    <section
      role="alert"
      className="flex flex-col gap-3 rounded-md border border-warning bg-warning-soft px-4 py-3"
    >
      <p className="text-sm">
        <strong className="font-semibold">{theirs.author ?? 'Somebody'}</strong> saved revision{' '}
        {theirs.revision} while you were writing. From that text to yours:
      </p>
      <div className="flex flex-col gap-3 rounded-sm bg-background p-3">
        {parts.map(([title, before, after]) =>
          before === after ? null : <DiffText key={title} title={title} before={before} after={after} />,
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={onSaveMine}>
          Save mine as revision {theirs.revision + 1}
        </Button>
        <Button size="sm" variant="outline" onClick={onTakeTheirs}>
          Take theirs and go on from it
        </Button>
      </div>
    </section>
  );
}
