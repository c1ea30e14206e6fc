/** One person's part in a queue. */
export type PersonCounts = {
  userId: string;
  name: string;
  votes: number;
  held: number;
  skipped: number;
  undone: number;
  /** Votes on items that are done, and those of them that accept. */
  done: number;
  accepted: number;
  /** Votes on items that were settled the other way, or are disputed. */
  against: number;
  /** How long a variant stood open before they decided it, in milliseconds. */
  medianMs: number | null;
  lastAt: Date | null;
};
