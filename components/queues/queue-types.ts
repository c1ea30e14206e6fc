import type { PersonCounts } from '#lib/domain/queues/person-counts.ts';
import type { QueueOrder } from '#lib/domain/queues/schema.ts';

export type QueueStatus = 'filling' | 'open' | 'closed';

/** Items of a queue by state, and the votes that stand. */
export type QueueCounts = {
  items: number;
  open: number;
  agreed: number;
  disputed: number;
  adjudicated: number;
  withdrawn: number;
  votes: number;
};

/** What a list shows of a queue. */
export type QueueSummary = {
  id: string;
  name: string;
  order: QueueOrder;
  /** N. */
  votes: number;
  status: QueueStatus;
  createdAt: Date | string;
  members: number;
  /** The reader may work it. */
  yours: boolean;
  counts: QueueCounts;
};

type How = Pick<PersonCounts, 'done' | 'accepted' | 'against'>;

/** One person's part in a queue. */
export type QueuePerson = Omit<PersonCounts, keyof How | 'lastAt'> & {
  lastAt: Date | string | null;
  /** How they vote: only for those who adjudicate. */
  how: How | null;
};

export const orderTitles: Record<QueueOrder, string> = {
  random: 'Random',
  confidence: 'Least confident first',
  disagreement: 'Disagreement first',
  information: 'Expected information',
};

/** How many of a queue's items are done. */
export const doneOf = ({ items, open, withdrawn }: QueueCounts): number => items - withdrawn - open;

/** The share of a queue's items that are done, from 0 to 1. */
export const doneShare = ({ items, open, withdrawn }: QueueCounts): number =>
  items === withdrawn ? 1 : 1 - open / (items - withdrawn);
