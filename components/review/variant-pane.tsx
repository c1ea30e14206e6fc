'use client';

import { useState } from 'react';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { SolutionSteps } from '#components/math/solution-steps.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx';
import { AnswerLine } from './answer-line.tsx';
import { CheckMarks } from './check-marks.tsx';
import { DiffText } from './diff-text.tsx';
import { HistoryList } from './history-list.tsx';
import { OpenLink, PaneHead } from './pane-head.tsx';
import type { ReviewItem } from './review-item.ts';
import { StatusBadge } from './status-badge.tsx';
import type { Desk } from './use-decisions.ts';

const views = ['text', 'changes', 'history'] as const;
type View = (typeof views)[number];

/** The variant: its text, what changed against the seed, its checks and its history. */
export function VariantPane({
  item,
  home,
  desk,
  mayReview,
}: {
  item: ReviewItem;
  home: string;
  desk: Desk;
  mayReview: boolean;
}) {
  const [view, setView] = useState<View>('text');
  const show = (next: View) => setView((now) => (now === next ? 'text' : next));
  useShortcuts([
    { keys: 'd', label: 'Show what changed against the seed', run: () => show('changes') },
    { keys: 'h', label: 'Show the history', run: () => show('history') },
  ]);
  const { variant, seed, batch } = item;
  const facts = [variant.method, batch?.model, `revision ${variant.revision}`];
  return (
    <section aria-label="Variant" className="flex min-w-0 flex-col lg:min-h-0 lg:overflow-y-auto">
      <Tabs value={view} onValueChange={(next) => setView(next as View)} className="flex flex-col gap-0">
        <PaneHead title={`Variant ${variant.seq}`} facts={facts}>
          <StatusBadge status={variant.status} />
          <ViewTabs marks={item.revisions.length + item.decisions.length + item.overrides.length - 1} />
          <OpenLink href={`${home}/generate/variants/${variant.id}`} />
        </PaneHead>
        <div className="flex max-w-[75ch] flex-col gap-5 px-4 py-4 md:px-6">
          <TabsContent value="text" className="flex flex-col gap-5">
            <ProblemView text={variant.problem} />
            <SolutionSteps text={variant.solution} />
            <AnswerLine item={item} onOverride={mayReview ? () => desk.setMode('override') : null} />
          </TabsContent>
          <TabsContent value="changes" className="flex flex-col gap-5">
            <DiffText title="Problem" before={seed.problem} after={variant.problem} />
            <DiffText title="Solution" before={seed.solution ?? ''} after={variant.solution} />
            <DiffText title="Answer" before={seed.answer ?? ''} after={variant.answer} />
          </TabsContent>
          <TabsContent value="history">
            <HistoryList item={item} onRestore={mayReview ? desk.restore : null} />
          </TabsContent>
          <CheckMarks checks={item.checks} state={variant.checkState} />
        </div>
      </Tabs>
    </section>
  );
}

/** `marks`: edits and decisions so far. */
function ViewTabs({ marks }: { marks: number }) {
  const look = 'h-7 px-2 text-xs';
  return (
    <TabsList className="gap-0 border-b-0">
      <TabsTrigger value="text" className={look}>
        Text
      </TabsTrigger>
      <TabsTrigger value="changes" className={look}>
        Changes
      </TabsTrigger>
      <TabsTrigger value="history" className={look}>
        History {marks > 0 && marks}
      </TabsTrigger>
    </TabsList>
  );
}
