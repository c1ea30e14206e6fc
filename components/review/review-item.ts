import type { ActionResult } from '#components/form/action-result.ts';
import type { ReasonId } from '#lib/domain/review/reasons.ts';
import type { VariantStatus } from '#lib/domain/review/schema.ts';

export type ItemText = { problem: string; solution: string; answer: string };
export type CheckMark = {
  rule: string;
  outcome: 'passed' | 'undecided' | 'failed' | 'skipped';
  reason: string;
};
export type RevisionMark = ItemText & {
  number: number;
  note: string;
  author: string | null;
  at: Date | string;
};
export type DecisionMark = {
  id: string;
  revision: number;
  action: 'accept' | 'reject';
  reasons: string[];
  note: string;
  actorLabel: string;
  at: Date | string;
  undoneAt: Date | string | null;
};

/** One variant with all that a decision rests on. */
export type ReviewItem = {
  variant: ItemText & {
    id: string;
    seq: number;
    method: string;
    subject: string | null;
    level: number | null;
    revision: number;
    status: VariantStatus;
    checkState: 'unchecked' | 'passed' | 'undecided' | 'failed';
    groundTruth: string;
  };
  seed: {
    id: string;
    problem: string;
    solution: string | null;
    answer: string | null;
    subject: string | null;
    level: number | null;
    rowNumber: number;
    source: string;
  };
  batch: { id: string; name: string; model: string | null };
  checks: CheckMark[];
  revisions: RevisionMark[];
  decisions: DecisionMark[];
};

export type QueueEntry = { id: string; seq: number };
export type Queue = { items: QueueEntry[]; nextAfter: number | null; total: number; totalIsCapped: boolean };

type Decide = {
  variant: string;
  revision: number;
  action: 'accept' | 'reject';
  reasons?: ReasonId[];
  note?: string;
};
type Edit = ItemText & { variant: string; revision: number; note?: string };

/** What the desk can do; the page binds these to the project. */
export type ReviewActions = {
  decide: (input: Decide) => Promise<ActionResult<{ status: VariantStatus }>>;
  undo: () => Promise<ActionResult<{ variant: string; undone: number }>>;
  edit: (input: Edit) => Promise<ActionResult<{ revision: number }>>;
  restore: (input: { variant: string; revision: number; number: number }) => Promise<ActionResult<unknown>>;
};
