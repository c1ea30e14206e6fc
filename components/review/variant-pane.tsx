'use client';

import { type ReactNode, useCallback, useState } from 'react';
import { type Shortcut, useShortcuts } from '#components/layout/shortcuts.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx';
import { AnswerLine } from './answer-line.tsx';
import { ChangesView } from './changes-view.tsx';
import { CheckMarks } from './check-marks.tsx';
import { CommentList } from './comment-list.tsx';
import { DiffStyleProvider } from './diff-style.tsx';
import { HistoryList } from './history-list.tsx';
import { LookAlikeList } from './look-alike-list.tsx';
import { MethodLine } from './method-line.tsx';
import { OpenLink, PaneHead } from './pane-head.tsx';
import type { ReviewItem } from './review-item.ts';
import { StatusBadge } from './status-badge.tsx';
import { StepList } from './step-list.tsx';
import type { Desk } from './use-decisions.ts';
import type { StepMarks } from './use-step-marks.ts';

const views = ['text', 'changes', 'history', 'comments'] as const;
type View = (typeof views)[number];

/** The variant: its text, what changed against the seed, its checks and its history. */
export function VariantPane({
  item,
  home,
  desk,
  marks,
  presence,
  reload,
  mayReview,
}: {
  item: ReviewItem;
  home: string;
  desk: Desk;
  marks: StepMarks;
  /** Who else is here. */
  presence: ReactNode;
  reload: (variant: string) => unknown;
  mayReview: boolean;
}) {
  const [view, setView] = useState<View>('text');
  const [asked, setAsked] = useState(false);
  const onAsked = useCallback(() => setAsked(false), []);
  const show = (next: View) => setView((now) => (now === next ? 'text' : next));
  useShortcuts([
    { id: 'changes', keys: 'd', label: 'Show what changed against the seed', run: () => show('changes') },
    { id: 'history', keys: 'h', label: 'Show the history', run: () => show('history') },
    { id: 'comments', keys: 'm', label: 'Show the comments', run: () => show('comments') },
    {
      id: 'comment',
      keys: 'c',
      label: 'Write a comment',
      disabled: !mayReview || desk.mode !== 'read',
      run: () => {
        setView('comments');
        setAsked(true);
      },
    },
  ]);
  useShortcuts(stepKeys(item, marks, !mayReview || desk.mode !== 'read'));
  const { variant, origin } = item;
  const facts = [origin.method, `hop ${variant.hop}`, origin.model, `revision ${variant.revision}`];
  return (
    <section aria-label="Variant" className="relative flex min-w-0 flex-col lg:min-h-0 lg:overflow-y-auto">
      <Tabs value={view} onValueChange={(next) => setView(next as View)} className="flex flex-col gap-0">
        <PaneHead title={`Variant ${variant.seq}`} facts={facts}>
          {presence}
          <StatusBadge status={variant.status} />
          <ViewTabs
            marks={item.revisions.length + item.decisions.length + item.overrides.length - 1}
            comments={item.comments.filter(({ deletedAt }) => deletedAt === null).length}
          />
          <OpenLink href={`${home}/generate/variants/${variant.id}`} />
        </PaneHead>
        <DiffStyleProvider>
          <div className="flex max-w-[75ch] flex-col gap-5 px-4 py-4 md:px-6">
            <TabsContent value="text" className="flex flex-col gap-5">
              <ProblemView text={variant.problem} />
              <StepList item={item} marks={marks} mayMark={mayReview} />
              <AnswerLine item={item} onOverride={mayReview ? () => desk.setMode('override') : null} />
            </TabsContent>
            <TabsContent value="changes" className="flex flex-col gap-5">
              <ChangesView key={variant.id} item={item} />
            </TabsContent>
            <TabsContent value="history">
              <HistoryList item={item} onRestore={mayReview ? desk.restore : null} />
            </TabsContent>
            <TabsContent value="comments">
              <CommentList {...{ item, reload, mayReview, asked, onAsked }} project={home.slice(1)} />
            </TabsContent>
            <CheckMarks checks={item.checks} state={variant.checkState} />
            <LookAlikeList key={variant.id} item={item} home={home} />
            <MethodLine item={item} home={home} />
          </div>
        </DiffStyleProvider>
      </Tabs>
    </section>
  );
}

/** A digit is the first wrong step; 0 says that every step is right. */
function stepKeys(item: ReviewItem, marks: StepMarks, disabled: boolean): Shortcut[] {
  const count = item.steps.length;
  const group = 'First wrong step';
  return Array.from({ length: 10 }, (_, digit) => ({
    keys: String(digit),
    label:
      digit === 0 ? 'Every step is right' : `Step ${digit}${count > 9 ? `, or a number with ${digit}` : ''}`,
    group,
    // A digit beyond the last step may still be the second one of a number.
    disabled: disabled || (digit > count && count < 10),
    run: () => marks.digit(digit),
  }));
}

/** `marks`: edits and decisions so far. */
function ViewTabs({ marks, comments }: { marks: number; comments: number }) {
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
      <TabsTrigger value="comments" className={look}>
        Comments {comments > 0 && comments}
      </TabsTrigger>
    </TabsList>
  );
}
