import type { ActionResult } from '#components/form/action-result.ts';
import type { OverrideVerdict } from '#lib/domain/check/schema.ts';
import type { LookAlike } from '#lib/domain/review/look-alike.ts';
import type { VariantStatus } from '#lib/domain/review/schema.ts';
import type { Outcome } from '#lib/math/answers/index.ts';
import type { RecomputedStep } from '#lib/math/text/solution-steps.ts';
import type { CommentMark, ItemOrigin, StepLabelMark } from './item-parts.ts';

export type ItemText = { problem: string; solution: string; answer: string };
export type CheckMark = {
  rule: string;
  outcome: 'passed' | 'undecided' | 'failed' | 'skipped';
  reason: string;
  evidence?: unknown;
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

export type OverrideMark = {
  id: string;
  revision: number;
  verdict: OverrideVerdict;
  note: string;
  actorLabel: string;
  at: Date | string;
  withdrawnAt: Date | string | null;
};

/** The answer against the known one: what the engine says, and the person's word that stands against it. */
export type AnswerStanding = {
  known: string | null;
  /** An answer was known, but of a problem that has been edited since. */
  isOutdated: boolean;
  /** Null where no answer is known. */
  engine: Outcome | null;
  override: { id: string; verdict: OverrideVerdict; note: string; by: string; at: Date | string } | null;
};

/** One variant with all that a decision rests on. */
export type ReviewItem = {
  variant: ItemText & {
    id: string;
    seq: number;
    method: string;
    /** 0-based hop of an evolution. */
    hop: number;
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
  /** Null for a variant that was imported. */
  batch: { id: string; name: string; model: string | null } | null;
  answer: AnswerStanding;
  checks: CheckMark[];
  revisions: RevisionMark[];
  decisions: DecisionMark[];
  overrides: OverrideMark[];
  origin: ItemOrigin;
  steps: readonly RecomputedStep[];
  /** Those that stand, of every revision. */
  stepLabels: StepLabelMark[];
  comments: CommentMark[];
  lookAlikes: LookAlike[];
  /** Others decide it without seeing each other: what they did is not here. */
  blind: boolean;
  /** The person who reads it. */
  you: string | null;
  /** Only where it was read from a queue. */
  inQueue?: InQueue;
};

/** A person's vote in a queue, as it may be seen once the item is done. */
export type VoteMark = {
  id: string;
  name: string;
  action: 'accept' | 'reject';
  reasons: string[];
  note: string;
  revision: number;
  at: Date | string;
};

/** The item's part in the queue that it was read from. */
export type InQueue = {
  id: string;
  name: string;
  state: 'open' | 'agreed' | 'disputed' | 'adjudicated' | 'withdrawn';
  /** What the reader voted, where they did. */
  yours: 'accept' | 'reject' | null;
  votes: VoteMark[];
};

/** What the history of a variant is made of. */
export type ItemHistory = { variant: Pick<ReviewItem['variant'], 'revision'> } & Pick<
  ReviewItem,
  'revisions' | 'decisions'
> &
  Partial<Pick<ReviewItem, 'overrides'>>;

export type QueueEntry = { id: string; seq: number };
export type Queue = { items: QueueEntry[]; nextAfter: number | null; total: number; totalIsCapped: boolean };

type Decide = {
  variant: string;
  revision: number;
  action: 'accept' | 'reject';
  reasons?: string[];
  note?: string;
  /** How long the item stood open before the person. */
  openMs?: number;
};
export type Override = { variant: string; revision: number; verdict: OverrideVerdict; note?: string };
type Edit = ItemText & { variant: string; revision: number; note?: string };

/** What the desk can do; the page binds these to the project. */
export type ReviewActions = {
  decide: (input: Decide) => Promise<ActionResult<unknown>>;
  undo: () => Promise<ActionResult<{ variant: string; undone: number }>>;
  /** Leaves the item to others; only in a queue. */
  skip?: (input: { variant: string }) => Promise<ActionResult<unknown>>;
  override: (input: Override) => Promise<ActionResult<{ override: string; variant: string }>>;
  withdraw: (input: { override: string }) => Promise<ActionResult<{ variant: string }>>;
  edit: (input: Edit) => Promise<ActionResult<{ revision: number }>>;
  restore: (input: { variant: string; revision: number; number: number }) => Promise<ActionResult<unknown>>;
};
