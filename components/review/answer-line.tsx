'use client';

import { ChevronRightIcon } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { stageNames } from '#components/check/answer-stages.tsx';
import { VerdictBadge } from '#components/check/verdict-badge.tsx';
import { ActionKeys } from '#components/layout/key-bindings.tsx';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { Outcome, Verdict } from '#lib/math/answers/index.ts';
import type { AnswerStanding, ReviewItem } from './review-item.ts';

// The engine comes to the browser only when someone asks how two answers were compared.
const AnswerComparison = dynamic(
  () => import('./answer-comparison.tsx').then((file) => file.AnswerComparison),
  {
    ssr: false,
    loading: () => <Skeleton className="h-24 w-full" />,
  },
);

/** The answer, what it is to the known one, who says so and why; opened, how the engine came to it. */
export function AnswerLine({ item, onOverride }: { item: ReviewItem; onOverride: (() => void) | null }) {
  const [open, setOpen] = useState(false);
  const toggle = () => setOpen((now) => !now);
  const { answer, variant } = item;
  const { known, engine } = answer;
  useShortcuts([
    {
      id: 'why',
      keys: 'w',
      label: 'Show why the answers are equal or not',
      run: toggle,
      disabled: known === null,
    },
  ]);
  return (
    <section aria-label="Answer" className="flex min-w-0 flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <AnswerBadge answer={variant.answer} />
        {known !== null && engine ? (
          <AgainstKnown verdict={answer.override?.verdict ?? engine.verdict} known={known}>
            {answer.override ? <Person word={answer.override} /> : <Why outcome={engine} />}
          </AgainstKnown>
        ) : (
          <NoneKnown isOutdated={answer.isOutdated} />
        )}
      </p>
      {answer.override && engine && <EngineBeside engine={engine} note={answer.override.note} />}
      {known !== null && (
        <div className="-ml-2 flex flex-wrap gap-1 text-muted-foreground">
          <Button variant="ghost" size="sm" aria-expanded={open} onClick={toggle}>
            <ChevronRightIcon className={open ? 'rotate-90' : ''} />
            How it was compared <ActionKeys id="why" />
          </Button>
          {onOverride && (
            <Button variant="ghost" size="sm" onClick={onOverride}>
              {answer.override ? 'Change the word…' : 'Override…'} <ActionKeys id="override" />
            </Button>
          )}
        </div>
      )}
      {open && known !== null && <AnswerComparison known={known} answer={variant.answer} />}
    </section>
  );
}

const relations = { equal: 'to', different: 'from', undecided: 'against' };

function AgainstKnown({
  verdict,
  known,
  children,
}: {
  verdict: Verdict;
  known: string;
  children: ReactNode;
}) {
  return (
    <>
      <VerdictBadge verdict={verdict} />
      <AnswerBadge answer={known} label={relations[verdict]} />
      <span className="min-w-0 break-words text-muted-foreground text-sm">{children}</span>
    </>
  );
}

/** The stage that settled it, and the reason in one line. */
function Why({ outcome: { stage, reason } }: { outcome: Outcome }) {
  return `${stageNames[stage]}: ${reason}`;
}

function Person({ word }: { word: NonNullable<AnswerStanding['override']> }) {
  return (
    <>
      says <b className="font-medium text-foreground">{word.by}</b>, <RelativeTime at={word.at} />
    </>
  );
}

function EngineBeside({ engine, note }: { engine: Outcome; note: string }) {
  return (
    <div className="flex flex-col gap-1 border-border border-l-2 pl-3 text-sm">
      {note && <p className="break-words">{note}</p>}
      <p className="break-words text-muted-foreground">
        The engine says <b className="font-medium">{engine.verdict}</b>. <Why outcome={engine} />
      </p>
    </div>
  );
}

function NoneKnown({ isOutdated }: { isOutdated: boolean }) {
  return (
    <span className="text-muted-foreground text-sm">
      no known answer{isOutdated && ': the problem was edited since it was known'}
    </span>
  );
}
