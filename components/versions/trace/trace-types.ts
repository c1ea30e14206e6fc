import type { VariantWhole } from '#components/generate/variant-types.ts';
import type { HitState } from '#lib/domain/contamination/schema.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import type { StandingRecall } from '../recall/recall-types.ts';

type Moment = Date | string;

/** The seed of a row, with the file and the line that it was read from. */
export type TracedSeed = {
  id: string;
  seq: number;
  problem: string;
  answer: string | null;
  originalId: string | null;
  contentHash: string;
  excludedAt: Moment | null;
  excludedReason: string | null;
  place: string;
  import: { id: string; fileHash: string; sourceName: string; licence: string; createdAt: Moment };
};

/** What the variant says today. */
export type Today = {
  sameText: boolean;
  sameLabels: boolean;
  /** Edits since the row was frozen. */
  edits: number;
  status: VariantWhole['status'];
  revision: number;
  problem: string;
  solution: string;
  answer: string;
};

export type TracedHit = {
  id: string;
  of: 'variant' | 'seed';
  part: string;
  method: string;
  score: number;
  state: HitState;
  reason: string;
  decidedBy: string | null;
  decidedAt: Moment | null;
  benchmark: string;
  benchmarkRow: number;
};

export type TracedAudit = {
  kind: 'drawn' | 'ruling';
  audit: { id: string; name: string };
  ruling: 'accepted' | 'rejected' | null;
  isOverride: boolean;
  reason: string;
  by: string | null;
  at: Moment | null;
  undoneAt: Moment | null;
};

export type Trace = {
  version: { number: number; name: string; frozenAt: Moment };
  position: number;
  variantId: string;
  revision: number;
  seedId: string;
  rowHash: string | null;
  row: FrozenRow;
  /** What the worse side of a pair was made of. */
  rejected: { variantId: string; revision: number; callStep: number | null; seq: number | null } | null;
  seed: TracedSeed | null;
  variant: (VariantWhole & { place: string | null }) | null;
  today: Today | null;
  checks: VariantWhole['checks'];
  hits: readonly TracedHit[];
  audits: readonly TracedAudit[];
  recalls: readonly (StandingRecall & { seedId: string | null; variantId: string | null })[];
};
