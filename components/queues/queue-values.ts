import type { QueueOrder } from '#lib/domain/queues/schema.ts';

/** The filter of a new queue as a form holds it; an empty text asks nothing. */
export type FilterValues = {
  method: string;
  subject: string;
  level: string;
  checks: string;
  batch: string;
  text: string;
};

/** A new queue as its form holds it. */
export type QueueValues = {
  name: string;
  /** The audit whose rows it takes; null where a filter chooses. */
  audit: string | null;
  votes: number | undefined;
  order: QueueOrder;
  goldRate: number | undefined;
  leaseSeconds: number | undefined;
  randomSeed: number | undefined;
  members: string[];
  filter: FilterValues;
};

export type Person = { id: string; name: string };
