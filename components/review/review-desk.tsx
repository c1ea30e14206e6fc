'use client';

import { InboxIcon } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useMemo, useState } from 'react';
import { loadEditorWhenIdle } from '#components/editor/load-editor.ts';
import { useAnnouncer } from '#components/layout/announcer.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { QueueEnd } from '#components/queues/queue-end.tsx';
import { QueueStrip } from '#components/queues/queue-strip.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { DeskFooter } from './desk-footer.tsx';
import { PresenceLine } from './presence-line.tsx';
import type { Queue, ReviewActions, ReviewItem } from './review-item.ts';
import { type ReviewSource, reviewReader } from './review-reader.ts';
import { SeedPane } from './seed-pane.tsx';
import { useDecisions } from './use-decisions.ts';
import { usePresence } from './use-presence.ts';
import { useReviewQueue } from './use-review-queue.ts';
import { useStepMarks } from './use-step-marks.ts';
import { VariantEditor } from './variant-editor.tsx';
import { VariantPane } from './variant-pane.tsx';

export type ReviewDeskProps = {
  source: ReviewSource;
  queue: Queue;
  initial: ReviewItem | null;
  actions: ReviewActions;
  /** The role may decide and edit. */
  mayReview: boolean;
};

/** The desk: the seed at the left, the variant at the right, and every act one key away. */
export function ReviewDesk({ source, queue: first, initial, actions, mayReview }: ReviewDeskProps) {
  const home = `/${source.project}`;
  const sourceText = JSON.stringify(source);
  const reader = useMemo(() => reviewReader(JSON.parse(sourceText)), [sourceText]);
  const queue = useReviewQueue(first, initial, reader);
  const { say, voice } = useAnnouncer();
  const desk = useDecisions(queue, actions, say);
  const marks = useStepMarks(queue.item, {
    project: source.project,
    reload: queue.reload,
    did: desk.did,
    say,
  });
  const people = usePresence({
    project: source.project,
    variant: queue.item?.variant.id,
    editing: desk.mode === 'edit',
    onChanged: queue.reload,
  });
  const [showSolution, setShowSolution] = useState(false);
  const { item } = queue;
  useItemInAddress(item?.variant.id);
  useEffect(() => (mayReview ? loadEditorWhenIdle() : undefined), [mayReview]);
  useShortcuts([
    { id: 'next', keys: 'j', label: 'Next', run: () => queue.move(1) },
    { id: 'previous', keys: 'k', label: 'Previous', run: () => queue.move(-1) },
    {
      id: 'seed-solution',
      keys: 's',
      label: "Show or hide the seed's solution",
      run: () => setShowSolution((now) => !now),
    },
    {
      id: 'undo',
      keys: 'z',
      label: 'Undo my last decision, override or mark',
      run: desk.undo,
      disabled: !mayReview,
    },
  ]);
  if (!item) {
    if (queue.loadingItem) return <DeskSkeleton />;
    if (source.kind !== 'filter') return <QueueEnd source={source} undo={desk.undo} />;
    return <NothingLeft home={home} undo={desk.undo} />;
  }
  const presence = <PresenceLine {...{ people, home }} variant={item.variant.id} you={item.you} />;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {source.kind !== 'filter' && <QueueStrip source={source} item={item} />}
      <div className="relative grid min-h-0 flex-1 grid-rows-[auto_1fr] divide-border overflow-y-auto lg:grid-cols-2 lg:grid-rows-1 lg:divide-x lg:overflow-hidden">
        <SeedPane
          item={item}
          home={home}
          showSolution={showSolution}
          onToggle={() => setShowSolution((now) => !now)}
        />
        {desk.mode === 'edit' ? (
          <VariantEditor key={item.variant.id} {...{ item, desk, presence }} />
        ) : (
          <VariantPane {...{ item, home, desk, marks, mayReview, presence }} reload={queue.reload} />
        )}
      </div>
      {voice}
      <DeskFooter item={item} queue={queue} total={first} desk={desk} mayReview={mayReview} />
    </div>
  );
}

/** The address names the item, so that a link shows a colleague the same one. */
function useItemInAddress(id: string | undefined) {
  useEffect(() => {
    const params = new URLSearchParams(window.location.search);
    if (id === undefined || params.get('item') === id || !window.location.pathname.endsWith('/review'))
      return;
    params.set('item', id);
    window.history.replaceState(null, '', `?${params}`);
  }, [id]);
}

function NothingLeft({ home, undo }: { home: string; undo: () => void }) {
  return (
    <EmptyState
      icon={<InboxIcon />}
      title="Nothing waits here"
      action={
        <>
          <button type="button" className={buttonVariants({ variant: 'outline' })} onClick={undo}>
            Undo the last decision
          </button>
          <Link href={`${home}/versions/new`} className={buttonVariants()}>
            Freeze a version
          </Link>
        </>
      }
    >
      Every variant of this queue is decided. Change the filter, generate more, or freeze what was accepted.
    </EmptyState>
  );
}

function DeskSkeleton() {
  return (
    <div className="grid flex-1 lg:grid-cols-2" aria-busy="true">
      {['seed', 'variant'].map((side) => (
        <div key={side} className="flex flex-col gap-4 p-6">
          <Skeleton className="w-1/3" />
          <Skeleton className="w-full" />
          <Skeleton className="w-5/6" />
        </div>
      ))}
    </div>
  );
}
