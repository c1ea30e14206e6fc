import { z } from 'zod';

/** Upper bounds of the histogram of tokens; what is longer is the last bar. */
export const tokenBounds = [32, 64, 128, 256, 512, 1024, 2048, 4096] as const;

export const StatisticsOf = z.object({
  kind: z.enum(['seed', 'variant']).default('seed').describe('Seeds, or variants'),
});
export type StatisticsOf = z.infer<typeof StatisticsOf>;

/** So many rows, of which `estimated` have the value from an estimate. */
export type Counted = { known: number; estimated: number };

/** What a corpus is made of. */
export type CorpusStatistics = {
  rows: number;
  /** Null: every row was counted. Else rows of a sample that the counts were scaled up from. */
  sampled: number | null;
  /** Rows by number of tokens, as `tokenBounds` with one bar more; and those whose tokens nobody counted. */
  lengths: { bars: number[]; uncounted: number; mean: number | null; over512: number; over2048: number };
  /** Levels 1 to 5. */
  levels: (Counted & { level: number })[];
  noLevel: number;
  subjects: (Counted & { subject: string })[];
  noSubject: number;
  origins: { method: string | null; source: string | null; rows: number }[];
};
