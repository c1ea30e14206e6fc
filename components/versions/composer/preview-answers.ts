import type { DifficultyCount } from '#lib/domain/versions/difficulty-shift.ts';
import type { FrozenRow, Split } from '#lib/domain/versions/schema.ts';
import type { TokenLengths } from '#lib/domain/versions/token-lengths.ts';
import type { MixGroup } from '../mix.ts';
import type { SourceCount } from '../pairs/source-table.tsx';

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
/** The same of pairs. */
export type PairCounts = PreviewCounts & { sources: SourceCount[]; examples: FrozenRow[] };
export type PreviewLengths = { tokenizer: string; rows: number; lengths: TokenLengths | null };
export type PreviewLikeness = {
  searchedAt: string | null;
  rows: number;
  near: number;
  skeleton: number;
  newer: number;
};
