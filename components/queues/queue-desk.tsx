'use client';

import { ReviewDesk } from '#components/review/review-desk.tsx';
import type { Queue, ReviewActions, ReviewItem } from '#components/review/review-item.ts';
import type { ReviewSource } from '#components/review/review-reader.ts';
import { useLease } from './use-lease.ts';

export type QueueDeskProps = {
  source: Extract<ReviewSource, { kind: 'queue' }>;
  queue: Queue;
  initial: ReviewItem | null;
  actions: ReviewActions;
};

/** The desk on a queue: what is on it is leased, and given back when the page is left. */
export function QueueDesk({ source, queue, initial, actions }: QueueDeskProps) {
  useLease(source);
  return <ReviewDesk source={source} queue={queue} initial={initial} actions={actions} mayReview />;
}
