'use client';

import { CheckIcon, Undo2Icon, XIcon } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { Kbd } from '#components/ui/kbd.tsx';
import type { GraderName, ReplyRow } from '../replies/reply-types.ts';
import type { RulingActs } from '../replies/ruling-form.tsx';
import { DisputeView } from './dispute-view.tsx';
import { ReasonBar } from './reason-bar.tsx';
import type { Verdict } from './reasons.ts';
import { type Rulings, useRulings } from './use-rulings.ts';

type Props = {
  rows: readonly ReplyRow[];
  total: number;
  graders: readonly GraderName[];
  home: string;
  /** The next ones of this kind; null where these were all. */
  more: string | null;
  report: string;
  acts: RulingActs;
  mayRule: boolean;
};

/** Replies that graders differ about, one after the other, ruled on by keys. */
export function DisputeDesk({ rows, total, graders, home, more, report, acts, mayRule }: Props) {
  const rulings = useRulings(rows, acts);
  const [asking, setAsking] = useState<Verdict | null>(null);
  const { row, busy, ruled } = rulings;
  useDeskKeys(rulings, { asking: asking !== null, mayRule, ask: setAsking });
  const settle = (reason: string) => {
    if (!asking || busy) return;
    rulings.rule(asking, reason);
    setAsking(null);
  };
  if (!row) return <End more={more} report={report} ruled={ruled.length} busy={busy} undo={rulings.undo} />;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <p
        className="border-border border-b px-4 py-2 text-muted-foreground text-sm tabular-nums md:px-6"
        aria-live="polite"
      >
        {formatNumber(rulings.at + 1)} of {formatNumber(total)}
        {ruled.length > 0 && ` · ${formatNumber(ruled.length)} ruled`}
        {rulings.verdict && ` · you ruled this ${rulings.verdict}`}
      </p>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 md:px-6">
        <DisputeView key={row.id} row={row} graders={graders} home={home} />
      </div>
      <footer className="border-border border-t bg-card px-4 py-3 md:px-6">
        {asking ? (
          <ReasonBar verdict={asking} busy={busy} onReason={settle} onCancel={() => setAsking(null)} />
        ) : (
          <Buttons rulings={rulings} mayRule={mayRule} ask={setAsking} />
        )}
      </footer>
    </div>
  );
}

type Desk = { asking: boolean; mayRule: boolean; ask: (verdict: Verdict) => void };

function useDeskKeys(rulings: Rulings, { asking, mayRule, ask }: Desk) {
  const none = asking || rulings.row === undefined;
  const mayNot = none || rulings.busy || !mayRule;
  useShortcuts([
    { keys: 'c', label: 'Rule correct', run: () => ask('correct'), disabled: mayNot },
    { keys: 'w', label: 'Rule wrong', run: () => ask('wrong'), disabled: mayNot },
    { keys: 'j', label: 'Next, without a ruling', run: rulings.next, disabled: none },
    { keys: 'k', label: 'Back', run: rulings.back, disabled: asking },
    {
      keys: 'z',
      label: 'Undo the last ruling',
      run: rulings.undo,
      disabled: asking || rulings.busy || rulings.ruled.length === 0,
    },
  ]);
}

function Buttons({
  rulings,
  mayRule,
  ask,
}: {
  rulings: Rulings;
  mayRule: boolean;
  ask: (verdict: Verdict) => void;
}) {
  const { busy } = rulings;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button type="button" disabled={busy || !mayRule} onClick={() => ask('correct')}>
        <CheckIcon /> Correct <Kbd>C</Kbd>
      </Button>
      <Button type="button" disabled={busy || !mayRule} onClick={() => ask('wrong')}>
        <XIcon /> Wrong <Kbd>W</Kbd>
      </Button>
      <Button type="button" variant="outline" onClick={rulings.next}>
        Next <Kbd>J</Kbd>
      </Button>
      <Button type="button" variant="outline" onClick={rulings.back} disabled={rulings.at === 0}>
        Back <Kbd>K</Kbd>
      </Button>
      <Button
        type="button"
        variant="outline"
        onClick={rulings.undo}
        disabled={busy || rulings.ruled.length === 0}
      >
        <Undo2Icon /> Undo <Kbd>Z</Kbd>
      </Button>
      {!mayRule && (
        <span className="text-muted-foreground text-sm">Your role in this project cannot rule.</span>
      )}
    </div>
  );
}

type EndProps = { more: string | null; report: string; ruled: number; busy: boolean; undo: () => void };

function End({ more, report, ruled, busy, undo }: EndProps) {
  return (
    <EmptyState
      icon={<CheckIcon />}
      title={more ? 'These are through' : 'No more disputes of this kind'}
      action={
        <>
          {more && (
            <a href={more} className={buttonVariants()}>
              The next ones
            </a>
          )}
          <Link href={report} className={buttonVariants({ variant: 'outline' })}>
            To the report
          </Link>
          {ruled > 0 && (
            <Button type="button" variant="ghost" disabled={busy} onClick={undo}>
              <Undo2Icon /> Undo the last ruling
            </Button>
          )}
        </>
      }
    >
      {ruled > 0
        ? `You ruled on ${formatNumber(ruled)}. The report shows its numbers with and without people’s rulings.`
        : 'What graders differ about stands here until a person rules on it.'}
    </EmptyState>
  );
}
