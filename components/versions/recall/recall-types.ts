import type { ActionResult } from '#components/form/action-result.ts';
import type { RunOn } from '../runs-on.tsx';

export type TouchedVersion = {
  id: string;
  number: number;
  name: string;
  rows: number;
  /** Of the first of them, from 0. */
  positions: readonly number[];
  /** That learned from it. */
  runs: readonly RunOn[];
};

export type StandingRecall = { id: string; reason: string; by: string; at: Date | string };

/** The versions with rows of a seed or variant, and the recall that stands of it. */
export type Touched = { items: readonly TouchedVersion[]; recall: StandingRecall | null };

/** Bound to the project, and the first to what it recalls. */
export type RecallActs = {
  recall: (reason: string) => Promise<ActionResult<unknown>>;
  withdraw: (recall: string) => Promise<ActionResult<unknown>>;
};
