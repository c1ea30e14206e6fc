import { z } from 'zod';

/** Fewer labelled seeds than this teach nothing. */
export const leastLabelled = 50;

/** Fewer solutions than this say little about how hard a problem is. */
export const leastSolutions = 4;

export const EstimateBasis = z.enum(['solve-rate', 'features']);
export type EstimateBasis = z.infer<typeof EstimateBasis>;

/** Why an estimated level is what it is, for people. */
export const basisWords: Readonly<Record<EstimateBasis, string>> = {
  'solve-rate': 'Estimated from how often models reach the known answer',
  features: 'Estimated from the text, by a model trained on the labelled seeds of this project',
};

/**
 * The level, 1 (always solved) to 5 (never), that a solve rate stands for: linear, with one solved and one unsolved
 * sample added (Laplace), so that few samples say less than many.
 */
export function levelOfSolveRate({ solved, samples }: { solved: number; samples: number }): number {
  return 5 - (4 * (solved + 1)) / (samples + 2);
}

const LevelError = z.object({
  rows: z.number(),
  meanError: z.number(),
  within1: z.number(),
  spearman: z.number().nullable(),
  guessMeanError: z.number(),
});
const SubjectError = z.object({ rows: z.number(), right: z.number(), guessRight: z.number() });

const Counts = z.object({ levels: z.number(), subjects: z.number(), tokens: z.number() });

/** What a run over the estimates did. */
export const EstimateResult = z.object({
  /** Labelled seeds that were learned from. */
  labelled: z.number(),
  learned: z.object({ level: z.boolean(), subject: z.boolean() }),
  /** Measured on a fifth of the labelled seeds, which the others did not teach. */
  error: z.object({ level: LevelError.nullable(), subject: SubjectError.nullable() }),
  /** Levels that come from a solve rate. */
  fromSolveRate: z.number(),
  /** What was written; what stood there already is not counted. */
  written: z.object({ seeds: Counts, variants: Counts }),
  seconds: z.number(),
});
export type EstimateResult = z.infer<typeof EstimateResult>;
