import type { DifficultyCount } from '#lib/domain/versions/difficulty-shift.ts';
import type { Split } from '#lib/domain/versions/schema.ts';
import type { TokenLengths } from '#lib/domain/versions/token-lengths.ts';
import type { MixGroup } from '../mix.ts';

/** What the verbs of the preview answer. */
export type PreviewCounts = {
  rows: number;
  seeds: number;
  contaminated: number;
  openHits: number;
  splits: Record<Split, number>;
  shortfall: string | null;
  groups: MixGroup[];
  difficulty: DifficultyCount[];
};
export type PreviewLengths = { tokenizer: string; rows: number; lengths: TokenLengths | null };
export type PreviewLikeness = {
  searchedAt: string | null;
  rows: number;
  near: number;
  skeleton: number;
  newer: number;
};
