import type { CheckMark, DecisionMark, RevisionMark } from '#components/review/review-item.ts';
import type { Rated } from '#components/seeds/estimates.tsx';
import type { Sampling } from '#lib/domain/generate/sampling.ts';
import type { CheckState } from '#lib/domain/generate/schema.ts';

/** A variant with all that is known of it. */
export type VariantWhole = Rated & {
  id: string;
  seq: number;
  problem: string;
  solution: string;
  answer: string;
  method: string;
  /** 0-based hop of an evolution. */
  hop: number;
  revision: number;
  status: 'pending' | 'accepted' | 'rejected';
  checkState: CheckState;
  groundTruth: string;
  evidence: unknown;
  seed: {
    id: string;
    seq: number;
    problem: string;
    solution: string | null;
    answer: string | null;
    rowNumber: number;
    import: { fileName: string; sourceName: string; licence: string };
  };
  checks: readonly (CheckMark & { evidence: unknown })[];
  judgements: readonly JudgementMark[];
  revisions: RevisionMark[];
  decisions: DecisionMark[];
  methodTitle: string;
  /** The variants between this one and its seed, the nearest first. */
  ancestors: readonly Relative[];
  /** What was made from this one: the oldest, and how many there are. */
  children: { items: readonly Relative[]; count: number };
  /** Null for a variant that was imported: then `import` and `rowNumber` say from where. */
  origin: GeneratedOrigin | null;
  import: { fileName: string; sourceName: string; licence: string; format: string | null } | null;
  rowNumber: number | null;
  source: string | null;
};

/** A variant of the same seed, as a line. */
export type Relative = {
  id: string;
  seq: number;
  methodTitle: string;
  /** 0-based hop of an evolution. */
  hop: number;
  problem: string;
  status: VariantWhole['status'];
  checkState: CheckState;
  batch: { id: string; seq: number; name: string } | null;
};

export type GeneratedOrigin = {
  batch: { id: string; seq: number; name: string };
  method: string;
  model: { name: string; model: string; baseUrl: string } | null;
  sampling: Sampling | null;
  leg: { position: number; stage: number; title: string };
  templates: readonly { name: string; origin: 'built-in' | 'project'; version: number; hash: string }[];
  parameters: Record<string, unknown>;
  randomSeed: number;
  codeVersion: string;
  request: { seq: number; sample: number; hop: number; attempts: number };
  calls: readonly CallMark[];
};

/** One call of a model, as it ended. */
export type CallMark = {
  id: string;
  step: number;
  attempt: number;
  template: string | null;
  status: 'answered' | 'failed' | 'lost';
  reason: string | null;
  message: string | null;
  reply: string | null;
  reasoning: string | null;
  promptTokens: number | null;
  completionTokens: number | null;
  cost: number | null;
  milliseconds: number | null;
  messages: readonly { role: string; content: string }[] | null;
};

/** What a model, asked as a judge, says of one revision. */
export type JudgementMark = {
  id: string;
  revision: number;
  judge: string;
  solvable: boolean;
  selfContained: boolean;
  correct: boolean;
  difficulty: number;
  reason: string;
};
